using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Shows what residents asking something get, before and after a change; nothing is written, neither to the database nor to the index.</summary>
public sealed class PreviewEntry(Transactions transactions, AnswerQuestion answers, TimeProvider clock)
{
    /// <param name="staff">Who asks; null results for whoever may not write entries.</param>
    /// <param name="question">As a resident would ask it.</param>
    /// <param name="id">The entry that is being changed; a new one has any other id.</param>
    /// <param name="content">Its wording after the change.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<(Preview Before, Preview After)?> AskAsync(StaffIdentity staff, string question, string id, EntryContent content, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var today = CityTime.Today(clock.GetUtcNow());
        var instead = new KnowledgeEntry(id, content.Tidy(), today);
        return (await ShowAsync(answers.Search(question), null), await ShowAsync(answers.Search(question, Passages.Of(instead)), instead));

        async Task<Preview> ShowAsync(Proposals proposals, KnowledgeEntry? other) =>
            await OfAsync(db, await AnswerQuestion.DecideAsync(db, question, proposals, today, other, cancellation), today, cancellation);
    }

    private static async Task<Preview> OfAsync(AppDb db, Advice advice, DateOnly today, CancellationToken cancellation) => advice switch
    {
        Advice.FromEntry(var entry, var laws) =>
            new Preview(entry.Id, LegalTexts.Answer(entry, laws, await NewerTexts.MissingAsync(db, laws.Values, today, cancellation))),
        Advice.FromStatutes(var articles, var perhaps) => new Preview(
            null,
            LegalTexts.Statutes(articles, await NewerTexts.MissingAsync(db, articles.Select(found => found.Law), today, cancellation), perhaps.Count > 0)
                + string.Concat(perhaps.Select(entry => $"\n［{entry.Content.Question}］"))),
        _ => new Preview(null, LegalTexts.Unknown),
    };
}
