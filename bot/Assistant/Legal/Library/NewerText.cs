namespace ResidentAssistant.Assistant.Legal;

/// <summary>That a law has a newer text which is not in the library.</summary>
/// <param name="Law">Name of the law.</param>
/// <param name="From">The day from which the newer text is the law.</param>
public sealed record NewerText(string Law, DateOnly From);
