namespace ResidentAssistant.Assistant.Cases;

/// <summary>Within how many working days cases were answered.</summary>
/// <param name="Half">Half of them.</param>
/// <param name="Most">Four of five.</param>
public sealed record UsualTime(int Half, int Most);
