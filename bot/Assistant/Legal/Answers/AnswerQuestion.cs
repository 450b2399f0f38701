using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Finds what a legal question rests on: a published entry that asks the same, else articles of law in force.</summary>
public sealed class AnswerQuestion(KnowledgeIndex index, EntryMatcher matcher)
{
    /// <summary>
    /// From here on an entry is taken to ask the same, if it speaks of the same matter. Leaving each of the starter wordings out in
    /// turn, 26 in 100 pass; 60 in 100 of these find their own entry, most others a neighbour. Among 950 other legal questions 5
    /// pass, and 4 of those entries cite an article of the true answer.
    /// </summary>
    private const double SameQuestion = 0.4;

    /// <summary>
    /// So much of the matter itself must be shared: 医疗事故赔偿怎么算 is not the question of the electric bicycle, however it is asked.
    /// </summary>
    private const double SameMatter = 0.4;

    /// <summary>A question that names no matter (起诉要什么材料) must be asked nearly in the same words.</summary>
    private const double SameWords = 0.6;

    /// <summary>From here on an entry may be what was meant.</summary>
    private const double PerhapsTheSame = 0.28;

    private const int ArticlesShown = 3;
    private const int EntriesOffered = 3;

    /// <summary>What the index has for a question; the slow half, which needs no database.</summary>
    public Proposals Search(string question) => new(matcher.Propose(question), index.Search(question, ArticlesShown, PassageKind.Article));

    public Task<Advice> AskAsync(AppDb db, string question, DateOnly today, CancellationToken cancellation) =>
        AskAsync(db, question, Search(question), today, null, cancellation);

    /// <param name="db">Where entries and articles are.</param>
    /// <param name="question">As a resident asks it.</param>
    /// <param name="proposals">What <see cref="Search"/> found for it.</param>
    /// <param name="today">In the city: what is cited is in force on this day.</param>
    /// <param name="instead">An entry as it would be published; it stands in for the one of its id.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<Advice> AskAsync(
        AppDb db, string question, Proposals proposals, DateOnly today, KnowledgeEntry? instead, CancellationToken cancellation)
    {
        var perhaps = new List<KnowledgeEntry>();
        foreach (var match in (await matcher.FindAsync(db, question, proposals.Entries, instead, cancellation)).Where(m => m.Likeness >= PerhapsTheSame))
        {
            // The citation gate: an answer whose articles are not all in the library and in force is not shown.
            if (!await Citations.AllStandAsync(db, match.Entry.Content.Citations, today, cancellation))
                continue;
            if (match.Subject is { } matter ? match.Likeness >= SameQuestion && matter >= SameMatter : match.Likeness >= SameWords)
                return new Advice.FromEntry(match.Entry);
            if (perhaps.Count < EntriesOffered)
                perhaps.Add(match.Entry);
        }

        var articles = await Citations.FoundAsync(db, proposals.Articles, today, cancellation);
        return articles.Count > 0
            ? new Advice.FromStatutes([.. articles.Select(found => (new Citation(found.Law.Name, found.Article.Number), found.Article.Text))], perhaps)
            : new Advice.Nothing();
    }
}
