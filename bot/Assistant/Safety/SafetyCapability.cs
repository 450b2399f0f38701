using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>What residents tap after they wrote of danger, and the discreet mode.</summary>
public sealed class SafetyCapability(CityOptions city, AnswerDanger safety) : Capability
{
    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["safety.safe"] = SafeAsync,
        ["safety.called"] = CalledAsync,
        ["safety.notcalled"] = NotCalledAsync,
        ["safety.unsafe"] = UnsafeAsync,
        ["safety.discreet"] = DiscreetAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AnswerDanger.Asked,
            Stays = true,
            Outlives = command => command.StartsWith("safety.", StringComparison.Ordinal),
            Stands = turn => turn.Dialog.DangerAt(turn.Now) is not null,
            Fill = async (turn, _, text) => await safety.HearMoreAsync(turn, text),
            Ask = (turn, _, text) => safety.HearQuestionAsync(turn, text),
        },
    ];

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["我安全了"] = "safety.safe",
        ["悄悄模式"] = "safety.discreet:1",
        ["退出悄悄模式"] = "safety.discreet:0",
    };

    /// <summary>What was said can become a case or a question; what was open goes on (the router says so).</summary>
    private static async Task SafeAsync(Turn turn, string argument)
    {
        var talk = turn.Dialog.Danger;
        if (await RaiseAlert.OpenAsync(turn) is { } alert)
        {
            turn.Db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Answered, null, turn.Message.Text, turn.Now));
            turn.Db.Announce(DutyTopics.OfUnit(alert.UnitId));
        }

        turn.Dialog.Danger = talk is null ? null : talk with { AsksWhere = false, Until = turn.Now };
        turn.Dialog.Settle(AnswerDanger.Asked, "");
        turn.Say(SafetyTexts.GladYouAreSafe, talk is null ? [] : SafetyTexts.After(talk.ActivityId));
    }

    private static Task CalledAsync(Turn turn, string argument)
    {
        AnswerDanger.SayCalled(turn);
        return Task.CompletedTask;
    }

    private Task NotCalledAsync(Turn turn, string argument)
    {
        var talk = turn.Dialog.Danger;
        var numbers = SafetyTexts.Numbers(talk?.Kind ?? DangerKind.Fraud, talk is { Child: true }, talk is { Hurt: true }, city);
        turn.Say(SafetyTexts.NotYetCalled, [.. numbers.Select(SafetyTexts.Call), SafetyTexts.Called]);
        return Task.CompletedTask;
    }

    private Task UnsafeAsync(Turn turn, string argument)
    {
        var talk = turn.Dialog.Danger;
        safety.SayNumbers(turn, talk?.Kind ?? DangerKind.Violence, talk is { Child: true }, talk is { Hurt: true });
        if (talk is not null)
            turn.Dialog.Danger = talk with { AsksWhere = true };
        turn.Say(SafetyTexts.WhereIsIt, SafetyTexts.Safe);
        return Task.CompletedTask;
    }

    private static Task DiscreetAsync(Turn turn, string argument)
    {
        var on = argument != "0";
        turn.Conversation.BeDiscreet(on);
        turn.Say(on ? SafetyTexts.DiscreetOn : SafetyTexts.DiscreetOff, on ? [SafetyTexts.Normal] : []);
        return Task.CompletedTask;
    }
}
