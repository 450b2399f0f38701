using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Asks for a person, and leaves the queue again.</summary>
public sealed partial class HandoffCapability(MainMenu menu) : Capability
{
    /// <summary>The question that is open while a lawyer is waited for.</summary>
    private const string Queued = "queue";

    /// <summary>Letters that tell something.</summary>
    private const int TellsSomething = 6;

    /// <summary>Nobody waits longer.</summary>
    private static readonly TimeSpan QueuedFor = TimeSpan.FromDays(7);

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["lawyer.request"] = RequestAsync,
        ["lawyer.leave"] = LeaveAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = Queued,
            Waits = true,
            Stays = true,
            Stands = turn => turn.Conversation.State == ConversationState.Waiting,
            Cancel = LeaveAsync,
            Keep = RequestAsync,
            Fill = (turn, _, text) => Task.FromResult<bool?>(KeepForLawyer(turn, text)),
            Ask = async (turn, _, text) =>
            {
                if (!QueueForm().IsMatch(text))
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
        var waits = turn.Conversation.State == ConversationState.Waiting && turn.Message.Attachments.Count > 0;
        if (waits)
            turn.Say(HandoffTexts.PhotosKept, HandoffTexts.LeaveChoice);
        return Task.FromResult(waits);
    }

    private async Task RequestAsync(Turn turn, string argument)
    {
        var asked = HandoffSession.Request(turn.Conversation, turn.Now);
        if (asked is not null)
        {
            turn.Db.Handoffs.Add(asked);
            turn.Db.Announce(ReceptionTopics.Queue);
        }

        // What was still to be answered when the conversation ended waits for nobody.
        if ((asked ?? await OpenAsync(turn)) is not { } waiting)
            return;
        turn.Dialog.Ask(Queued, "", turn.Now + QueuedFor);
        var ahead = await AheadAsync(turn.Db, waiting, turn.Cancellation);
        turn.Say(asked is null ? HandoffTexts.StillWaiting(ahead) : HandoffTexts.Queued(ahead), HandoffTexts.WhileWaiting(menu));
    }

    private async Task LeaveAsync(Turn turn, string argument)
    {
        var hasLeft = await OpenAsync(turn) is { } waiting && waiting.Withdraw(turn.Conversation, turn.Now);
        if (hasLeft)
            turn.Db.Announce(ReceptionTopics.Queue);
        turn.Say(hasLeft ? HandoffTexts.LeftQueue : HandoffTexts.NotWaiting, menu.Choices);
    }

    /// <summary>What is told while a lawyer is waited for stands in the conversation; the law can be looked up meanwhile.</summary>
    private static bool KeepForLawyer(Turn turn, string text)
    {
        if (Repair.Plain(text).Length < TellsSomething)
            return false;
        turn.Say(HandoffTexts.KeptForLawyer, new Choice(HandoffTexts.AskLaw, $"legal.ask:{turn.Message.Id:N}"), HandoffTexts.LeaveChoice);
        return true;
    }

    [GeneratedRegex("多久|多长时间|几位|几个人|前面|排到|轮到|什么时候|啥时候|还没|有人吗|在不在|来了吗|来没|等", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex QueueForm();

    private static Task<HandoffSession?> OpenAsync(Turn turn) =>
        turn.Db.Handoffs.FirstOrDefaultAsync(h => h.OpenConversationId == turn.Conversation.Id, turn.Cancellation);

    private static Task<int> AheadAsync(AppDb db, HandoffSession own, CancellationToken cancellation) =>
        db.Handoffs.CountAsync(h => h.OpenConversationId != null && h.LawyerId == null && h.RequestedAt < own.RequestedAt, cancellation);
}
