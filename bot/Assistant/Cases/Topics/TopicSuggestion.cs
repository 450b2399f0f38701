namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// A category that would be worth taking up (建议), by the figures of a month: each case counts one, and one more for each of these: it missed a deadline,
/// the resident was not satisfied, it came again.
/// </summary>
/// <param name="Category">Never <see cref="CaseCategory.Other"/>, which is no problem of its own.</param>
/// <param name="Received">收到</param>
/// <param name="Overdue">Missed a deadline.</param>
/// <param name="Dissatisfied">居民不满意</param>
/// <param name="Repeated">Opened again, joined by another household, or put together with another.</param>
public sealed record TopicSuggestion(CaseCategory Category, int Received, int Overdue, int Dissatisfied, int Repeated)
{
    /// <summary>Most are shown first.</summary>
    public int Points => Received + Overdue + Dissatisfied + Repeated;

    /// <summary>At most three, those with the most points first.</summary>
    public static IReadOnlyList<TopicSuggestion> Of(CaseFigures figures) =>
    [
        .. figures.Categories.Select(part => (part, Category: CaseTexts.CategoryNamed(part.Name)))
            .Where(one => one.Category is not (null or CaseCategory.Other))
            .Select(one => new TopicSuggestion(one.Category!.Value, one.part.Received, one.part.Overdue, one.part.Dissatisfied, one.part.Repeated))
            .OrderByDescending(one => one.Points).ThenBy(one => one.Category).Take(3),
    ];
}
