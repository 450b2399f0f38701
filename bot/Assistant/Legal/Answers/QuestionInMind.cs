using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What was asked in this conversation not long ago, and what the library answers before somebody is seen about it.</summary>
internal sealed class QuestionInMind(AnswerQuestion answers) : IKnowMatter, IAnswerMatter
{
    private static readonly TimeSpan InMind = TimeSpan.FromDays(1);

    public async Task<KnownMatter?> FindAsync(Turn turn)
    {
        var since = turn.Now - InMind;
        var asked = await turn.Db.LegalAnswers.AsNoTracking()
            .Where(given => given.ConversationId == turn.Conversation.Id && given.At > since
                && (given.EntryId == null || !given.EntryId.StartsWith(LegalAnswer.CalculatorPrefix)))
            .OrderByDescending(given => given.At).FirstOrDefaultAsync(turn.Cancellation);
        return asked is { Question.Length: > 0 } ? new KnownMatter(LegalTexts.AskedBefore(asked.Question), asked.Question, asked.At) : null;
    }

    public async Task<KnownAnswer?> FindAsync(Turn turn, string matter)
    {
        if (answers.Likest(TraditionalCharacters.Simplify(matter)) is not { } match || !AnswerQuestion.IsSure(match)
            || await AnswerQuestion.FindAsync(turn.Db, Passages.EntryOf(match.Id)!, null, CityTime.Today(turn.Now), turn.Cancellation) is not var (entry, _))
            return null;
        var shown = turn.Db.LegalAnswers.Local.Any(given => given.EntryId == entry.Id) || await turn.Db.LegalAnswers.AnyAsync(
            given => given.ConversationId == turn.Conversation.Id && given.EntryId == entry.Id, turn.Cancellation);
        return shown ? null : new KnownAnswer(entry.Content.Question, $"legal.read:{entry.Id}");
    }
}
