using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Asks questions as residents would and notes what they get; nothing is written.</summary>
public sealed class TryAnswers(Transactions transactions, IntentModel intents, AnswerQuestion answers, TimeProvider clock)
{
    /// <summary>What one question gets when nothing is open.</summary>
    public async Task<TriedAnswer> AskAsync(TriedQuestion tried, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var today = CityTime.Today(clock.GetUtcNow());
        var question = TraditionalCharacters.Simplify(tried.Question);
        var proposals = answers.Search(question);
        var nearest = proposals.Entries is [var likest, ..] ? likest : null;
        var meant = LawOrComplaint.Of(question, intents.Classify(question), nearest).Meant.Taken;
        var none = new TriedAnswer(tried, meant == Intent.Complaint ? "complaint" : "other", null, Id(nearest), [], nearest?.Confidence, [], false, Said(tried),
            false);
        if (meant != Intent.Legal)
            return none;
        switch (await AnswerQuestion.DecideAsync(db, question, proposals, today, null, cancellation))
        {
            case Advice.FromEntry(var entry, _):
                return none with
                {
                    Decision = "entry",
                    EntryId = entry.Id,
                    Shown = entry.Content.Citations,
                    SaysWhatToDo = entry.Content.Steps.Count > 0
                        && new[] { AnswerFacet.Evidence, AnswerFacet.Deadline, AnswerFacet.Where }.All(facet => entry.Content.Facets.Of(facet).Length > 0),
                    FollowUpAnswered = none.FollowUp is { } asks && LegalTexts.Of(entry.Content, asks).Length > 0,
                };
            case Advice.FromStatutes(var articles, var perhaps):
                return none with
                {
                    Decision = articles.Count > 0 ? "statutes" : "perhaps",
                    Perhaps = [.. perhaps.Select(entry => entry.Id)],
                    Confidence = proposals.Articles.Confidence,
                    Shown = [.. articles.Select(found => found.Citation)],
                };
            default:
                return none with { Decision = "nothing", Confidence = proposals.Articles.Confidence };
        }
    }

    private static FollowUp? Said(TriedQuestion tried) => tried.FollowUp is { } line ? FollowUpModel.Starter.Read(line).Asks : null;

    private static string? Id(EntryMatch? match) => match is null ? null : Passages.EntryOf(match.Id);
}
