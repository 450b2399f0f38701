namespace ResidentAssistant.Assistant.Cases;

/// <summary>How a month went (月报), for whoever reads it on paper.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Unit">Whose; the city's name when it is about all.</param>
/// <param name="Figures">Of the month.</param>
/// <param name="Before">Of the month before.</param>
/// <param name="Months">Twelve months, this one last.</param>
/// <param name="Hot">What grew at its end, or grows today.</param>
/// <param name="Topic">The problem of the month; null: none was chosen.</param>
/// <param name="Suggestions">What could be chosen.</param>
public sealed record MonthReport(
    DateOnly Month, string Unit, CaseFigures Figures, CaseFigures Before, IReadOnlyList<MonthTotals> Months, IReadOnlyList<HotProblem> Hot,
    MonthlyTopic? Topic, IReadOnlyList<TopicSuggestion> Suggestions);
