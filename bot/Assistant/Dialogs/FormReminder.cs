using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Reminds a resident once of a form that was left in the middle; the form stays open, so that a late answer still fits.</summary>
public sealed class FormReminder(Transcript transcript, Router router) : IDueWorkHandler
{
    private const string Work = "form.remind";
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(21, 0);

    string IDueWorkHandler.Kind => Work;

    /// <summary>When to remind of what is left now: never at night.</summary>
    public static DateTimeOffset Due(DateTimeOffset now, TimeSpan after)
    {
        var due = CityTime.Local(now + after);
        var time = TimeOnly.FromDateTime(due.DateTime);
        var day = DateOnly.FromDateTime(due.DateTime);
        if (time >= Morning && time < Evening)
            return due;
        return CityTime.At(time < Morning ? day : day.AddDays(1), Morning);
    }

    /// <summary>After each turn: the reminder of what is unfinished moves, that of what is finished is withdrawn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="before">Whether anything was unfinished before it: else there is no reminder.</param>
    /// <param name="unfinished">Whether anything is unfinished now.</param>
    /// <param name="after">How long after the resident's last words to remind; zero: never.</param>
    public static Task MoveAsync(Turn turn, bool before, bool unfinished, TimeSpan after)
    {
        if (unfinished && after > TimeSpan.Zero)
            return DueWork.ScheduleAsync(turn.Db, Work, Key(turn.Conversation), Due(turn.Now, after), turn.Cancellation);
        return before ? WithdrawAsync(turn.Db, turn.Conversation, turn.Cancellation) : Task.CompletedTask;
    }

    public static Task WithdrawAsync(AppDb db, Conversation conversation, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Work, Key(conversation), cancellation);

    public Task LockAsync(AppDb db, string key, CancellationToken cancellation) => Transcript.LockAsync(db, Guid.Parse(key), cancellation);

    public async Task<Guid?> RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await Transcript.LockAsync(db, Guid.Parse(key), cancellation) is not { } conversation)
            return null;
        var dialog = DialogState.Read(conversation.Dialog);
        if (conversation.Holder == Holder.Person || conversation.Discreet || router.TitleOf(dialog) is not { } title)
            return null;
        var text = DialogTexts.Reminder(title);
        transcript.Append(db, conversation, Activity.FromAssistant(conversation, text, DialogTexts.ReminderChoices, null, now));
        dialog.Offer(DialogTexts.ReminderChoices);
        dialog.LastSaid = null;
        conversation.Remember(dialog.Write());
        return conversation.Id;
    }

    private static string Key(Conversation conversation) => conversation.Id.ToString("N");
}
