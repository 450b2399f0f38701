namespace ResidentAssistant.Assistant.Legal;

/// <summary>How the law library stands today.</summary>
/// <param name="Laws">Laws in force.</param>
/// <param name="Articles">Their articles.</param>
/// <param name="Newest">Day of the newest wording; null when there is none.</param>
/// <param name="IsOld">See <see cref="Old"/>.</param>
/// <param name="Ended">Laws on the list that have ended, or will.</param>
/// <param name="NewerTextMissing">Laws on the list whose newer text is not in the library, or whose newer text is to come.</param>
/// <param name="NotInForce">Ids of published entries that cite an article which is not in force: residents do not get them.</param>
/// <param name="CitesOldText">Ids of published entries that cite a law of which the newer text is missing today.</param>
public sealed record LibraryStatus(
    int Laws, int Articles, DateOnly? Newest, bool IsOld, int Ended, int NewerTextMissing, IReadOnlyList<string> NotInForce, IReadOnlyList<string> CitesOldText)
{
    /// <summary>Of the laws in force those of the province.</summary>
    public int OfProvince { get; init; }

    /// <summary>Of the laws in force those of the city.</summary>
    public int OfCity { get; init; }

    /// <summary>Laws of other places that came in before the city's settings were changed; the next import takes them out.</summary>
    public IReadOnlyList<LawElsewhere> Elsewhere { get; init; } = [];

    /// <summary>Months without a new wording after which somebody should look for one.</summary>
    public const int MonthsUntilOld = 6;

    /// <summary>True when the newest wording is older than six months; a library without any is not.</summary>
    public static bool Old(DateOnly? newest, DateOnly today) => newest < today.AddMonths(-MonthsUntilOld);
}
