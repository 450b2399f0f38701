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
        return (Of(await answers.AskAsync(db, question, today, cancellation)),
            Of(await answers.AskAsync(db, question, answers.Search(question), today, instead, cancellation)));
    }

    private static Preview Of(Advice advice) => advice switch
    {
        Advice.FromEntry(var entry) => new Preview(entry.Id, LegalTexts.Answer(entry)),
        Advice.FromStatutes(var articles, var perhaps) => new Preview(
            null, LegalTexts.Statutes(articles, perhaps.Count > 0) + string.Concat(perhaps.Select(entry => $"\n［{entry.Content.Question}］"))),
        _ => new Preview(null, LegalTexts.Unknown),
    };
}
