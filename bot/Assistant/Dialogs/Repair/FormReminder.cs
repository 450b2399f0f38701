using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Reminds a resident once of a form that was left in the middle; the form stays open, so that a late answer still fits.</summary>
public sealed class FormReminder(Transactions transactions, Transcript transcript, Router router, ConversationFeed feed, TimeProvider clock,
    ILogger<FormReminder> log) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(21, 0);

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

    /// <summary>Sends what is due.</summary>
    /// <returns>How many were reminded.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellation)
    {
        List<Guid> due;
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            due = await db.Conversations.Where(c => c.RemindAt <= now).OrderBy(c => c.RemindAt).Take(AtOnce).Select(c => c.Id).ToListAsync(cancellation);
        }

        var reminded = 0;
        foreach (var conversationId in due)
        {
            if (!await transactions.RunAsync(db => RemindAsync(db, conversationId, cancellation), cancellation))
                continue;
            reminded++;
            feed.Publish(conversationId);
        }

        return reminded;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemindAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Residents could not be reminded of what they left unfinished; it is tried again.");
            }
        }
    }

    private async Task<bool> RemindAsync(AppDb db, Guid conversationId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // Behind the lock: the resident may have answered, or another node may have sent the reminder.
        if (await Transcript.LockAsync(db, conversationId, cancellation) is not { } conversation || !(conversation.RemindAt <= now))
            return false;
        conversation.Remind(null);
        var dialog = DialogState.Read(conversation.Dialog);
        if (conversation.Holder == Holder.Person || conversation.Discreet || router.TitleOf(dialog) is not { } title)
            return false;
        var text = DialogTexts.Reminder(title);
        transcript.Append(db, conversation, Activity.FromAssistant(conversation, text, DialogTexts.ReminderChoices, null, now));
        dialog.Offer(DialogTexts.ReminderChoices);
        dialog.LastSaid = null;
        conversation.Remember(dialog.Write());
        return true;
    }
}
