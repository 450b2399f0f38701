using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Notices;

/// <summary>
/// The one way to tell a resident something outside a turn. What may wait for the morning is due work at <see cref="QuietHours.Next"/>, and is
/// said here when its time has come.
/// </summary>
public sealed class NotifyResident(Transcript transcript, TimeProvider clock)
{
    /// <summary>
    /// Takes the conversation's lock, unless the caller has it, and writes the line, in the caller's transaction; who commits signals the
    /// conversation. To a resident who has left it is written too: staff find it among what was not delivered.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such conversation.</exception>
    public async Task RunAsync(AppDb db, Guid conversationId, Notice notice, CancellationToken cancellation)
    {
        var conversation = await Transcript.LockAsync(db, conversationId, cancellation)
            ?? throw new InvalidOperationException($"There is no conversation {conversationId}.");
        if (notice.IsMinor && DialogState.Read(conversation.Dialog).FewNotices)
            return;
        var now = clock.GetUtcNow();
        var line = notice.SpeakerName is { } name ? Activity.FromPerson(conversation, notice.Speaker, name, notice.Text, now)
            : Activity.FromAssistant(conversation, notice.Text, [], null, now);
        line.Offer(notice.Choices);
        if (notice.CaseId is { } caseId)
            line.BelongTo(caseId);
        transcript.Append(db, conversation, line, notice.UsesReserve);
        if (conversation.LeftAt is not null || notice is { Choices.Count: 0, Remember: null })
            return;
        var dialog = DialogState.Read(conversation.Dialog);
        if (notice.Choices.Count > 0)
            dialog.Offer(notice.Choices);
        notice.Remember?.Invoke(dialog);
        conversation.Remember(dialog.Write());
    }
}
