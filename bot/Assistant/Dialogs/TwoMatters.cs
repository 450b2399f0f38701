namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// A message may be two: "物业不管漏水，我能不能不交物业费" reports and asks. The first answer serves one, the question where
/// the message ends with one, and offers the other.
/// </summary>
internal static class TwoMatters
{
    /// <summary>From here on a clause of its own makes a second matter.</summary>
    private const double SureOfClause = 0.8;

    /// <summary>Letters of a clause that can be a matter of its own.</summary>
    private const int ClauseTells = 5;

    /// <summary>A message of more clauses is a story; its parts belong to it.</summary>
    private const int ClausesLookedAt = 5;

    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '？', '?', '！', '!', '\n', ' '];

    /// <param name="text">The message.</param>
    /// <param name="whole">What the whole of it means.</param>
    /// <param name="classify">Says what a clause means.</param>
    /// <returns>What to serve, and what to offer besides; null when the message is one matter.</returns>
    public static (Intent First, Intent? Second) In(string text, Intent whole, Func<string, Meaning> classify)
    {
        var clauses = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (whole is not (Intent.Complaint or Intent.Legal) || clauses.Length is < 2 or > ClausesLookedAt)
            return (whole, null);
        var other = whole == Intent.Legal ? Intent.Complaint : Intent.Legal;
        var meant = clauses.Where(clause => clause.Length >= ClauseTells).Select(classify)
            .Where(meaning => meaning.Probability >= SureOfClause).Select(meaning => meaning.Intent).ToList();
        if (!meant.Contains(other))
            return (whole, null);
        return meant[^1] == Intent.Legal ? (Intent.Legal, Intent.Complaint) : (whole, other);
    }
}
