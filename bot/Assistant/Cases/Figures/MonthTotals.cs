namespace ResidentAssistant.Assistant.Cases;

/// <summary>What became of the cases that were filed in a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Received">收到</param>
/// <param name="Solved">居民最后说已解决</param>
/// <param name="Overdue">Missed a deadline.</param>
public sealed record MonthTotals(DateOnly Month, int Received, int Solved, int Overdue);
