namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a resident wrote about a case after it was filed.</summary>
/// <param name="Text">All of it, a line each.</param>
/// <param name="IsNew">Staff have done nothing since the last line.</param>
public sealed record ResidentLine(string Text, bool IsNew);
