using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Asks for a person, and leaves the queue again.</summary>
public sealed partial class HandoffCapability(MainMenu menu, CityOptions city) : Capability
{
    /// <summary>The question that is open while a lawyer is waited for.</summary>
    private const string Queued = "queue";

    /// <summary>Talk about the queue is short; who writes more tells a matter.</summary>
    private const int QueueTalkAtMost = 12;

    /// <summary>Letters that tell something.</summary>
    private const int TellsSomething = 6;

    /// <summary>Lines that are looked through for what it is about.</summary>
    private const int LinesRead = 10;

    /// <summary>What was said longer before is another matter.</summary>
    private static readonly TimeSpan SameMatter = TimeSpan.FromHours(1);

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["lawyer.request"] = RequestAsync,
        ["lawyer.leave"] = LeaveAsync,
        ["lawyer.verdict"] = RateAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = Queued,
            Waits = true,
            Stays = true,
            Stands = turn => turn.Conversation.State.IsInQueue(),
            Cancel = LeaveAsync,
            Keep = RequestAsync,
            Fill = async (turn, _, text) => await KeepForLawyerAsync(turn, text),
            Ask = async (turn, _, text) =>
            {
                if (Repair.Plain(text).Length > QueueTalkAtMost || !QueueForm().IsMatch(text))
                    return false;
                await RequestAsync(turn, "");
                return true;
            },
        },
    ];

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["转人工"] = "lawyer.request",
        ["人工"] = "lawyer.request",
        ["转律师"] = "lawyer.request",
        ["我要找律师"] = "lawyer.request",
        ["找律师"] = "lawyer.request",
        ["不等了"] = "lawyer.leave",
    };

    public override IReadOnlyList<IntentRoute> Intents => [new(Intent.Human, "lawyer.request") { Interrupts = true }];

    /// <summary>Photos that come while a lawyer is waited for are shown to the lawyer.</summary>
    public override Task<bool> TakePhotosAsync(Turn turn)
    {
        var waits = turn.Conversation.State.IsInQueue() && turn.Message.Attachments.Count > 0;
        if (waits)
            turn.Say(HandoffTexts.PhotosKept, HandoffTexts.LeaveChoice);
        return Task.FromResult(waits);
    }

    private async Task RequestAsync(Turn turn, string argument)
    {
        var asked = HandoffSession.Request(turn.Conversation, await FieldAsync(turn), turn.Dialog.DangerAt(turn.Now) is not null, turn.Now);
        if (asked is not null)
        {
            turn.Db.Handoffs.Add(asked);
            turn.Db.Announce(ReceptionTopics.Queue);
            await HandoffDue.ScheduleAsync(turn.Db, asked, turn.Now, turn.Cancellation);
        }

        // What was still to be answered when the conversation ended waits for nobody.
        if ((asked ?? await OpenAsync(turn)) is not { } waiting)
            return;
        if (asked is null && !waiting.IsUrgent && turn.Dialog.DangerAt(turn.Now) is not null)
        {
            waiting.BeUrgent();
            turn.Db.Announce(ReceptionTopics.Queue);
        }

        turn.Dialog.Ask(Queued, "", turn.Now + HandoffDue.WaitsFor);
        var forecast = await ReadForecast.RunAsync(turn.Db, waiting, city.Reception.SeenFor, turn.Now, turn.Cancellation);
        var told = asked is null ? HandoffTexts.StillWaiting(forecast, turn.Now, city.Hotlines.Legal)
            : HandoffTexts.Queued(forecast, turn.Now, city.Hotlines.Legal);
        turn.Say(told, HandoffTexts.WhileWaiting(menu));
    }

    private async Task LeaveAsync(Turn turn, string argument)
    {
        var waiting = await OpenAsync(turn);
        var asked = waiting?.OfferedTo;
        var hasLeft = waiting is not null && waiting.Withdraw(turn.Conversation, turn.Now);
        if (hasLeft)
        {
            turn.Db.Announce(ReceptionTopics.Queue);
            await HandoffDue.WithdrawAsync(turn.Db, waiting!, turn.Cancellation);
        }

        // Who was asked is free for the next.
        if (hasLeft && asked is { } lawyer)
        {
            turn.Db.Announce(ReceptionTopics.HeldBy(lawyer));
            await turn.Db.SaveChangesAsync(turn.Cancellation);
            await HandoffDue.WakeAsync(turn.Db, turn.Now, turn.Cancellation);
        }

        turn.Say(hasLeft ? HandoffTexts.LeftQueue : HandoffTexts.NotWaiting, menu.Choices);
    }

    /// <summary>What is told while a lawyer is waited for stands in the conversation; the law can be looked up meanwhile.</summary>
    private static async Task<bool> KeepForLawyerAsync(Turn turn, string text)
    {
        if (Repair.Plain(text).Length < TellsSomething)
            return false;
        // Lawyers read what is told while somebody waits.
        turn.Db.Announce(ReceptionTopics.Queue);
        if (FieldRecognizer.Read(text) is { } field && await OpenAsync(turn) is { Field: null } waiting)
            waiting.About(field);
        turn.Say(HandoffTexts.KeptForLawyer, new Choice(HandoffTexts.AskLaw, $"legal.ask:{turn.Message.Id:N}"), HandoffTexts.LeaveChoice);
        return true;
    }

    [GeneratedRegex("多久|多长时间|几位|几个人|前面|排到|轮到|什么时候|啥时候|还没|有人吗|在不在|来了吗|来没|等", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex QueueForm();

    private static Task<HandoffSession?> OpenAsync(Turn turn) =>
        turn.Db.Handoffs.FirstOrDefaultAsync(h => h.OpenConversationId == turn.Conversation.Id, turn.Cancellation);

    /// <summary>What the resident's last lines are about.</summary>
    private static async Task<LegalField?> FieldAsync(Turn turn)
    {
        var since = turn.Now - SameMatter;
        var lines = await turn.Db.Activities.AsNoTracking()
            .Where(a => a.ConversationId == turn.Conversation.Id && a.Speaker == Speaker.Resident && a.At >= since)
            .OrderByDescending(a => a.Sequence).Take(LinesRead).ToListAsync(turn.Cancellation);
        return FieldRecognizer.Read(string.Join('\n', lines.Select(line => line.Text)));
    }

    private async Task RateAsync(Turn turn, string argument)
    {
        var parts = argument.Split(',');
        if (parts.Length != 2 || !Guid.TryParse(parts[0], out var id) || !Enum.TryParse<HandoffVerdict>(parts[1], out var verdict) || !Enum.IsDefined(verdict)
            || await turn.Db.Handoffs.FirstOrDefaultAsync(h => h.Id == id && h.ConversationId == turn.Conversation.Id && h.EndedAt != null, turn.Cancellation)
                is not { } session)
        {
            turn.Say(HandoffTexts.VerdictGone, menu.Choices);
            return;
        }

        session.Rate(verdict, turn.Now);
        turn.Say(HandoffTexts.Rated(verdict), HandoffTexts.AfterVerdict(verdict, menu));
    }
}
