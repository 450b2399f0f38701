using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// When a lawyer ends a conversation in which she cited articles in force, the resident's question, redacted, teaches which
/// articles answer its like.
/// </summary>
public sealed class LearnFromLawyer(Transactions transactions, TimeProvider clock)
{
    /// <summary>Shorter ones (在吗, 1) are no questions.</summary>
    private const int ShortestQuestion = 4;
    private const int Attempts = 4;

    public async Task RunAsync(Guid sessionId, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await transactions.RunAsync(db => LearnAsync(db, sessionId, cancellation), cancellation);
                return;
            }
            catch (DbUpdateException failure) when (attempt < Attempts && Transactions.IsUniqueViolation(failure))
            {
                // Somebody took the same number of a revision of the knowledge base, or taught the same question.
            }
        }
    }

    private async Task LearnAsync(AppDb db, Guid sessionId, CancellationToken cancellation)
    {
        var session = await db.Handoffs.AsNoTracking().SingleAsync(h => h.Id == sessionId, cancellation);
        if (await LawyerTalk.ReadAsync(db, session, cancellation) is not { } talk || Manners.Plain(talk.Question).Length < ShortestQuestion)
            return;
        var cited = await Citations.InAsync(db, talk.Answer, CityTime.Today(clock.GetUtcNow()), cancellation);
        var lesson = new AnsweredQuestion(talk.Question, cited, null);
        if (cited.Count == 0 || await db.AnsweredQuestions.AnyAsync(q => q.Hash == lesson.Hash, cancellation))
            return;
        db.AnsweredQuestions.Add(lesson);
        await KnowledgeIndexer.NoteAsync(db, [Lessons.IdOf(lesson)], cancellation);
    }
}
