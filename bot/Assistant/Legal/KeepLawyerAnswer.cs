using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Makes a draft of what a lawyer answered in a conversation she holds: the resident's question and the lawyer's replies,
/// without names and numbers. The lawyer is its author; somebody else publishes it.
/// </summary>
public sealed class KeepLawyerAnswer(EntryWork work)
{
    /// <summary>What a resident writes before the lawyer comes belongs to the question.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(30);
    private const int MostLines = 200;

    /// <returns>NotFound when this person does not hold the conversation, Incomplete when she has answered nothing yet.</returns>
    public async Task<EntryChange> RunAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation)
    {
        var holds = false;
        var outcome = await work.AddAsync(
            lawyer,
            "entry.from-lawyer",
            async (db, now) =>
            {
                var session = await db.Handoffs.AsNoTracking()
                    .FirstOrDefaultAsync(h => h.Id == sessionId && h.State == HandoffState.Active && h.LawyerId == lawyer.Id, cancellation);
                if (session is null)
                    return null;
                var from = session.RequestedAt - Before;
                var lines = await db.Activities.AsNoTracking().Where(a => a.ConversationId == session.ConversationId && a.At >= from)
                    .OrderByDescending(a => a.Sequence).Take(MostLines).ToListAsync(cancellation);
                lines.Reverse();
                holds = true;
                if (!lines.Any(line => line.Speaker == Speaker.Lawyer))
                    return null;
                var content = await ContentAsync(db, session.ConversationId, lines, lawyer, cancellation);
                return new WorkingRevision(content, Person.Of(lawyer)) { Source = $"{lawyer.Name} {CityTime.Day(now)}接待中的答复" };
            },
            cancellation);
        return outcome is EntryChange.NotFound && holds ? new EntryChange.Incomplete(["律师的答复"]) : outcome;
    }

    private static async Task<EntryContent> ContentAsync(
        AppDb db, Guid conversationId, List<Activity> lines, StaffIdentity lawyer, CancellationToken cancellation)
    {
        var resident = await (from conversation in db.Conversations
                              where conversation.Id == conversationId
                              join person in db.Residents.AsNoTracking() on conversation.ResidentId equals person.Id
                              select person).FirstAsync(cancellation);
        // A name that is given once is known in every line.
        var names = lines.SelectMany(line => Redaction.NamesIn(line.Text)).Append(resident.Name ?? "").Append(lawyer.Name).ToList();
        var places = await PlaceNames.ReadAsync(db, cancellation);
        var asked = lines.Where(line => line.Speaker == Speaker.Resident).Select(line => line.Text).ToList();
        // The longest line says most of what it is about; the author shortens it.
        var question = asked.MaxBy(text => Manners.Plain(text).Length) ?? "";
        var answer = string.Join('\n', lines.Where(line => line.Speaker == Speaker.Lawyer).Select(line => line.Text));
        return new EntryContent("", Clean(question), [], Clean(answer), [], []).Tidy();

        string Clean(string text) => Redaction.Of(text, names, places);
    }
}
