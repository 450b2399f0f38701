using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Makes a draft of what a lawyer answered in a conversation they hold: the resident's question and the lawyer's replies,
/// without names and numbers. The lawyer is its author; somebody else publishes it.
/// </summary>
public sealed class KeepLawyerAnswer(EntryWork work)
{
    /// <returns>NotFound when this person does not hold the conversation, Incomplete when they have answered nothing yet.</returns>
    public async Task<EntryChange> RunAsync(StaffIdentity lawyer, Guid sessionId, CancellationToken cancellation)
    {
        if (!lawyer.May(HandoffActions.Receive))
            return new EntryChange.NotAllowed();
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
                holds = true;
                if (await LawyerTalk.ReadAsync(db, session, cancellation) is not { } talk)
                    return null;
                var content = new EntryContent("", talk.Question, [], talk.Clean(talk.Answer), [], []).Tidy();
                return new WorkingRevision(content, Person.Of(lawyer)) { Source = $"{lawyer.Name} {CityTime.Day(now)}接待中的答复" };
            },
            cancellation);
        return outcome is EntryChange.NotFound && holds ? new EntryChange.Incomplete(["律师的答复"]) : outcome;
    }
}
