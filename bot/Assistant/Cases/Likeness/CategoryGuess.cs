namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a complaint is probably about.</summary>
/// <param name="Probability">0 to 1.</param>
public sealed record CategoryGuess(CaseCategory Category, double Probability);
