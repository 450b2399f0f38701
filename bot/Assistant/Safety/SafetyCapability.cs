using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>What residents tap after they wrote of danger, and the discreet mode.</summary>
public sealed class SafetyCapability(CityOptions city) : Capability
{
    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["safety.safe"] = (turn, _) => AfterAsync(turn, SafetyTexts.GladYouAreSafe),
        ["safety.called"] = (turn, _) => AfterAsync(turn, SafetyTexts.WellDone),
        ["safety.notcalled"] = NotCalledAsync,
        ["safety.unsafe"] = UnsafeAsync,
        ["safety.discreet"] = DiscreetAsync,
        ["tel"] = CallAsync,
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["我安全了"] = "safety.safe",
        ["悄悄模式"] = "safety.discreet:1",
        ["退出悄悄模式"] = "safety.discreet:0",
    };

    /// <summary>What was said can become a case or a question; what was open goes on (the conductor says so).</summary>
    private static Task AfterAsync(Turn turn, string words)
    {
        var talk = turn.Dialog.Danger;
        turn.Dialog.Danger = null;
        turn.Say(words, talk is null ? [] : SafetyTexts.After(talk.ActivityId));
        return Task.CompletedTask;
    }

    private Task NotCalledAsync(Turn turn, string argument)
    {
        turn.Say(SafetyTexts.NotYetCalled, [.. SafetyTexts.Numbers(DangerKind.Fraud, city.Hotlines).Select(SafetyTexts.Call), SafetyTexts.Called]);
        return Task.CompletedTask;
    }

    private Task UnsafeAsync(Turn turn, string argument)
    {
        var kind = turn.Dialog.Danger?.Kind ?? DangerKind.Violence;
        if (turn.Dialog.Danger is { } talk)
            turn.Dialog.Danger = talk with { AsksWhere = true };
        turn.Say(SafetyTexts.Now(kind, city.Hotlines), [.. SafetyTexts.Numbers(kind, city.Hotlines).Select(SafetyTexts.Call)]);
        turn.Say(SafetyTexts.StillUnsafe, SafetyTexts.Safe);
        return Task.CompletedTask;
    }

    /// <summary>A channel that cannot dial sends the choice as words.</summary>
    private static Task CallAsync(Turn turn, string number)
    {
        turn.Say(SafetyTexts.NotYetCalled, SafetyTexts.Call(number), SafetyTexts.Safe);
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
