namespace ResidentAssistant.Assistant.Cases;

/// <summary>Rates from 0 to 1; null where there is nothing to divide by.</summary>
/// <param name="Response">响应率: of all that were received.</param>
/// <param name="Solution">解决率: of those whose residents said whether it is solved.</param>
/// <param name="Satisfaction">满意率: of those that were rated.</param>
public sealed record CaseRates(double? Response, double? Solution, double? Satisfaction);
