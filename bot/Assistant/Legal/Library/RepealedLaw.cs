namespace ResidentAssistant.Assistant.Legal;

/// <summary>A law in the library that another one ended.</summary>
public sealed record RepealedLaw(string Law, DateOnly From, string By);
