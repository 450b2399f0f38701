using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// When a lawyer who cited articles in force ends the conversation, the resident's question, redacted, teaches which
/// articles answer its like. It does so in the transaction that ends the conversation: nothing is lost, and nothing comes later.
/// </summary>
internal sealed class LearnFromLawyer : IHandler<HandoffEnded>
{
    /// <summary>Shorter ones (在吗, 1) are no questions.</summary>
    private const int ShortestQuestion = 4;

    public async Task HandleAsync(AppDb db, HandoffEnded happened, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LawyerTalk.ReadAsync(db, happened.Session, cancellation) is not { } talk || Repair.Plain(talk.Question).Length < ShortestQuestion)
            return;
        var cited = await Citations.InAsync(db, talk.Answer, CityTime.Today(now), cancellation);
        var learned = new AnsweredQuestion(talk.Question, cited, null, db.Vault);
        if (cited.Count == 0 || await db.AnsweredQuestions.AnyAsync(q => q.Hash == learned.Hash, cancellation))
            return;
        db.AnsweredQuestions.Add(learned);
        await KnowledgeIndexer.NoteAsync(db, [TrainingQuestions.IdOf(learned)], cancellation);
    }
}
