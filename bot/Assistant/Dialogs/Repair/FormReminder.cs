using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Reminds a resident once of a form that was left in the middle; the form stays open, so that a late answer still fits.</summary>
public sealed class FormReminder(NotifyResident notify, Router router) : IDueWorkHandler
{
    private const string Work = "form.remind";

    string IDueWorkHandler.Kind => Work;

    /// <summary>After each turn: the reminder of what is unfinished moves, that of what is finished is withdrawn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="before">Whether anything was unfinished before it: else there is no reminder.</param>
    /// <param name="unfinished">Whether anything is unfinished now.</param>
    /// <param name="after">How long after the resident's last words to remind; zero: never.</param>
    public static Task MoveAsync(Turn turn, bool before, bool unfinished, TimeSpan after)
    {
        if (unfinished && after > TimeSpan.Zero)
            return DueWork.ScheduleAsync(turn.Db, Work, Key(turn.Conversation), QuietHours.Next(turn.Now + after), turn.Cancellation);
        return before ? WithdrawAsync(turn.Db, turn.Conversation, turn.Cancellation) : Task.CompletedTask;
    }

    public static Task WithdrawAsync(AppDb db, Conversation conversation, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Work, Key(conversation), cancellation);

    public Task LockAsync(AppDb db, string key, CancellationToken cancellation) => Transcript.LockAsync(db, Guid.Parse(key), cancellation);

    public async Task<Guid?> RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await Transcript.LockAsync(db, Guid.Parse(key), cancellation) is not { } conversation)
            return null;
        // No node looked when it was due.
        if (QuietHours.Next(now) is var morning && morning > now)
        {
            await DueWork.ScheduleAsync(db, Work, key, morning, cancellation);
            return null;
        }

        if (conversation.State == ConversationState.WithPerson || conversation.Discreet
            || router.TitleOf(DialogState.Read(conversation.Dialog)) is not { } title)
            return null;
        var notice = new Notice(DialogTexts.Reminder(title), DialogTexts.ReminderChoices) { Remember = dialog => dialog.LastSaid = null };
        await notify.RunAsync(db, conversation.Id, notice, cancellation);
        return conversation.Id;
    }

    private static string Key(Conversation conversation) => conversation.Id.ToString("N");
}
