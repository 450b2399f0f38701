using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What was asked and answered while a lawyer held a conversation.</summary>
/// <param name="Question">The resident's, without names and numbers.</param>
/// <param name="Answer">All that the lawyer wrote, word for word.</param>
/// <param name="Clean">Takes out names, also those that stand elsewhere in the conversation, and numbers.</param>
internal sealed record LawyerTalk(string Question, string Answer, Func<string, string> Clean)
{
    /// <summary>What a resident writes before the lawyer comes belongs to the question.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(30);
    private const int MostLines = 200;

    /// <returns>Null while the lawyer has written nothing.</returns>
    public static async Task<LawyerTalk?> ReadAsync(AppDb db, HandoffSession session, CancellationToken cancellation)
    {
        var from = session.RequestedAt - Before;
        var lines = await db.Activities.AsNoTracking().Where(a => a.ConversationId == session.ConversationId && a.At >= from)
            .OrderByDescending(a => a.Sequence).Take(MostLines).ToListAsync(cancellation);
        lines.Reverse();
        if (!lines.Any(line => line.Speaker == Speaker.Lawyer))
            return null;
        var resident = await (from conversation in db.Conversations
                              where conversation.Id == session.ConversationId
                              join person in db.Residents.AsNoTracking() on conversation.ResidentId equals person.Id
                              select person).FirstAsync(cancellation);
        // A name that is given once is known in every line.
        var names = lines.SelectMany(line => Redaction.NamesIn(line.Text)).Append(resident.Name ?? "").Append(session.LawyerName ?? "").ToList();
        var places = await PlaceNames.ReadAsync(db, cancellation);
        // The longest line says most of what it is about; the author shortens it.
        var question = lines.Where(line => line.Speaker == Speaker.Resident).MaxBy(line => Repair.Plain(line.Text).Length)?.Text ?? "";
        var answer = string.Join('\n', lines.Where(line => line.Speaker == Speaker.Lawyer).Select(line => line.Text));
        return new LawyerTalk(Clean(question), answer, Clean);

        string Clean(string text) => Redaction.Of(text, names, places);
    }
}
