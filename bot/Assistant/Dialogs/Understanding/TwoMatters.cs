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
    /// <param name="routes">What answers each intent: one that is told and one that is asked can stand in one message.</param>
    /// <param name="classify">Says what a clause means.</param>
    /// <returns>What to serve, and what to offer besides; null when the message is one matter.</returns>
    public static (Intent First, Intent? Second) In(
        string text, Intent whole, IReadOnlyDictionary<Intent, IntentRoute> routes, Func<string, Meaning> classify)
    {
        var clauses = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!CanBeOneOfTwo(whole) || clauses.Length is < 2 or > ClausesLookedAt)
            return (whole, null);
        var meant = clauses.Where(clause => clause.Length >= ClauseTells).Select(classify)
            .Where(meaning => meaning.Probability >= SureOfClause).Select(meaning => meaning.Intent).ToList();
        if (meant.Where(IsAnother).Select(intent => (Intent?)intent).FirstOrDefault() is not { } other)
            return (whole, null);
        return IsAsked(meant[^1]) && !IsAsked(whole) ? (other, whole) : (whole, other);

        bool CanBeOneOfTwo(Intent intent) => routes.GetValueOrDefault(intent)?.Also is not null;
        bool IsAsked(Intent intent) => routes.GetValueOrDefault(intent)?.Telling == Telling.Question;
        bool IsAnother(Intent intent) => CanBeOneOfTwo(intent) && IsAsked(intent) != IsAsked(whole);
    }
}
