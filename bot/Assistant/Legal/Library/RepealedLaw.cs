namespace ResidentAssistant.Assistant.Legal;

/// <summary>A law in the library that has ended; see <see cref="Law.RepealedBy"/>.</summary>
public sealed record RepealedLaw(string Law, DateOnly From, string By);
