using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// Answers somebody in danger before everything else: the number, one thing to do, and one question. What was open stays as it was, and goes on
/// when the resident wants it.
/// </summary>
public sealed class AnswerDanger(CityOptions city, DangerModel model, RaiseAlert alerts)
{
    /// <summary>How long the answer to the question counts as one.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(30);

    /// <summary>Letters of an answer that may be a place.</summary>
    private const int PlaceLimit = 60;

    private readonly Reader<Danger?> reader = new((text, _) => model.Judge(text));

    /// <summary>What the words say; null when they say nothing of danger.</summary>
    public Danger? Read(Readings readings, string text) => readings.Of(reader, text);

    public async Task NowAsync(Turn turn, Danger danger)
    {
        var alert = await alerts.RunAsync(turn, danger);
        turn.Understood.Took(Way.Danger);
        turn.Understood.Found("danger", $"{danger.Kind}", string.Join(' ', danger.Words));
        turn.Say(SafetyTexts.Now(danger.Kind, city.Hotlines), [.. SafetyTexts.Numbers(danger.Kind, city.Hotlines).Select(SafetyTexts.Call)]);
        turn.Say(SafetyTexts.Question(danger.Kind), danger.Kind switch
        {
            DangerKind.Violence or DangerKind.Crime => [SafetyTexts.Safe, SafetyTexts.Unsafe],
            DangerKind.Fraud => [SafetyTexts.Called, SafetyTexts.NotCalled],
            _ => [SafetyTexts.Safe],
        });
        turn.Dialog.Danger = new DangerTalk(alert.Id, turn.Message.Id, danger.Kind, danger.Kind is not (DangerKind.Violence or DangerKind.Crime or DangerKind.Fraud), turn.Now + Waiting);
    }

    /// <summary>The line of the right help below an answer to somebody who spoke of it.</summary>
    public void Quietly(Turn turn, Danger danger)
    {
        turn.Understood.Found("danger", $"{danger.Kind}", string.Join(' ', danger.Words));
        turn.AddBelow(SafetyTexts.Quiet(danger.Kind, city.Hotlines), danger.Kind is DangerKind.Violence && !turn.Conversation.Discreet ? [SafetyTexts.Discreet] : []);
    }

    /// <summary>Where it is, when that was asked.</summary>
    /// <returns>False when nothing was asked, or the words are something else.</returns>
    public async Task<bool> HearAsync(Turn turn, string text)
    {
        if (turn.Dialog.Danger is not { AsksWhere: true } talk || turn.Now >= talk.Until || text.Length is < 2 or > PlaceLimit || Manners.Of(text) != Manner.None)
            return false;
        if (await alerts.OpenAsync(turn) is not { } alert)
            return false;
        await alerts.LocateAsync(turn, alert, text, null);
        turn.Dialog.Danger = talk with { AsksWhere = false };
        turn.Understood.Took(Way.Danger);
        turn.Understood.Found("place", text, text);
        turn.Say(SafetyTexts.Passed(text), [SafetyTexts.Call(SafetyTexts.Numbers(talk.Kind, city.Hotlines)[0]), SafetyTexts.Safe]);
        return true;
    }
}
