namespace ResidentAssistant.Assistant.Legal;

/// <summary>What a question got.</summary>
/// <param name="Question">The question.</param>
/// <param name="Decision">entry, statutes, perhaps, nothing, complaint or other.</param>
/// <param name="EntryId">The entry that answered.</param>
/// <param name="Nearest">The entry that asks the likest, whether it answered or not.</param>
/// <param name="Perhaps">Entries that were offered.</param>
/// <param name="Confidence">Of the entry, else of the articles; null when nothing was learned.</param>
/// <param name="Shown">Articles cited or shown, in their order.</param>
/// <param name="SaysWhatToDo">The card has steps, evidence, a deadline and a place.</param>
/// <param name="FollowUp">What the line after it was taken for; null when there was none.</param>
/// <param name="FollowUpAnswered">The entry has an answer to it.</param>
public sealed record TriedAnswer(
    TriedQuestion Question,
    string Decision,
    string? EntryId,
    string? Nearest,
    IReadOnlyList<string> Perhaps,
    double? Confidence,
    IReadOnlyList<Citation> Shown,
    bool SaysWhatToDo,
    FollowUp? FollowUp,
    bool FollowUpAnswered)
{
    /// <summary>Whether one of the first articles is among those that answer.</summary>
    public bool Hit(int first) => Question.Relevant is { } relevant
        && Shown.Take(first).Any(shown => relevant.Any(right => right.Article == shown.Article
            && Knowledge.LawParser.CanonicalLawName(right.Law) == Knowledge.LawParser.CanonicalLawName(shown.Law)));
}
