using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Which item of the duty list a case falls under: the one whose words it shares most, of its category before others.</summary>
public static class SuggestDuty
{
    /// <summary>The best first; what fits equally well in the order of numbers.</summary>
    public static IReadOnlyList<Duty> Sort(IEnumerable<Duty> duties, Case about)
    {
        var told = CharacterPairs.Of(about.Description);
        var category = CaseTexts.CategoryName(about.Category);
        return [.. duties.OrderByDescending(duty => (CharacterPairs.Of(duty.Text).Count(told.Contains) * 2) + (duty.Category == category ? 1 : 0))
            .ThenBy(duty => duty.Number, StringComparer.Ordinal)];
    }

    /// <returns>Null when none shares a word with what was told.</returns>
    public static Duty? Best(IReadOnlyList<Duty> sorted, Case about) =>
        sorted is [var best, ..] && CharacterPairs.Of(best.Text).Overlaps(CharacterPairs.Of(about.Description)) ? best : null;
}
