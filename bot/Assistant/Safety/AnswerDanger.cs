using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// Answers somebody in danger before everything else: the number, one thing to do, and one question. What was open stays as it was, and goes on
/// when the resident wants it.
/// </summary>
public sealed class AnswerDanger(CityOptions city, DangerModel model, RaiseAlert alerts)
{
    /// <summary>The question that follows the number.</summary>
    public const string Asked = "danger";

    /// <summary>How long the answer to the question counts as one.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(30);

    /// <summary>How long 他又来了 is understood by it.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromHours(24);

    /// <summary>How long the quiet line of one kind is not said again.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromHours(12);

    /// <summary>Letters of an answer that may be a place.</summary>
    private const int PlaceLimit = 60;

    /// <summary>Letters of an answer that is taken for a place although nothing in it says so.</summary>
    private const int ShortPlace = 12;

    /// <summary>A telephone number with fewer letters beside it (我电话, 打我) is no place.</summary>
    private const int WordsBesideNumber = 6;

    /// <summary>Below this a short text after the question is a place.</summary>
    private const double SureOfMore = 0.9;

    /// <summary>Where somebody is, and nothing else, is never a cry for help, whatever the place is called.</summary>
    private readonly Reader<Danger?> reader = new((text, _) => PlaceRecognizer.IsAddress(text) ? null : model.Judge(text));

    /// <summary>What the words say; null when they say nothing of danger.</summary>
    public Danger? Read(Readings readings, string text) => readings.Of(reader, text);

    /// <summary>他又来了: what it means is known from the danger that was spoken of within a day.</summary>
    public static Danger? Again(Turn turn, string text) =>
        turn.Dialog.Danger is { } talk && turn.Now < talk.KnownUntil && DangerReplyRecognizer.GoesOn(text) ? new Danger(talk.Kind, true, 1, [text]) : null;

    /// <summary>Whether this is rather the answer to the question where it is (在桥上, 三楼着火的那家) than another cry for help.</summary>
    public static bool IsPlace(Turn turn, Danger danger, string text) =>
        turn.Dialog.DangerAt(turn.Now) is { AsksWhere: true } && text.Length <= PlaceLimit
            && (danger.Probability < SureOfMore || DangerReplyRecognizer.SoundsLikePlace(text));

    public async Task NowAsync(Turn turn, Danger danger)
    {
        await alerts.RunAsync(turn, danger);
        var child = ChildRecognizer.Speaks(turn.Message.Text) || turn.Dialog.DangerAt(turn.Now) is { Child: true };
        Took(turn, danger);
        SayNumbers(turn, danger.Kind, child, danger.Hurt);
        turn.Say(SafetyTexts.Question(danger.Kind, child), SafetyTexts.Answers(danger.Kind, child));
        turn.Dialog.Ask(Asked, "", turn.Now + Waiting);
        turn.Dialog.Danger = new DangerTalk(
            turn.Message.Id, danger.Kind, child, danger.Hurt, SafetyTexts.AsksWhere(danger.Kind, child), turn.Now + Waiting, turn.Now + Known);
    }

    /// <summary>The first bubble once more, with its numbers.</summary>
    public void SayNumbers(Turn turn, DangerKind kind, bool child, bool hurt) =>
        turn.Say(SafetyTexts.Now(kind, child, hurt, city), [.. SafetyTexts.Numbers(kind, child, hurt, city).Select(SafetyTexts.Call)]);

    /// <summary>The line of the right help below an answer to somebody who spoke of it; not again and again.</summary>
    public void Quietly(Turn turn, Danger danger)
    {
        turn.Decision.NoteValue("danger", $"{danger.Kind}", string.Join(' ', danger.Words));
        if (turn.Dialog.Quiet is { } said && said.Kind == danger.Kind && turn.Now < said.Until)
            return;
        if (SafetyTexts.Quiet(danger.Kind, city.Hotlines) is not { } line)
            return;
        turn.AddBelow(line, danger.Kind is DangerKind.Violence && !turn.Conversation.Discreet ? [SafetyTexts.Discreet] : []);
        turn.Dialog.Quiet = new QuietLine(danger.Kind, turn.Now + QuietFor);
    }

    /// <summary>Whatever is said after the number, and asks for nothing else, goes to the desk: where it is, how it is, what is needed.</summary>
    /// <returns>False when nobody waits for it any more.</returns>
    public async Task<bool> HearMoreAsync(Turn turn, string text)
    {
        if (turn.Dialog.DangerAt(turn.Now) is not { } talk || await RaiseAlert.OpenAsync(turn) is not { } alert)
            return false;
        turn.Decision.Decide(DecisionKind.Danger);
        if (Read(turn.Readings, text) is { Now: true } danger)
            alert = await alerts.RunAsync(turn, danger);
        if (NamesPlace(text, talk.AsksWhere))
        {
            await alerts.LocateAsync(turn, alert, text, null);
            turn.Dialog.Danger = talk with { AsksWhere = false };
            turn.Decision.NoteValue("place", text, text);
            turn.Say(SafetyTexts.Passed(text), SafetyTexts.Call(SafetyTexts.Numbers(talk.Kind, talk.Child, talk.Hurt, city)[0]), SafetyTexts.Safe);
            return true;
        }

        turn.Db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Answered, null, text, turn.Now));
        turn.Say(
            TellingRecognizer.Phone(text) is not null ? SafetyTexts.PhoneKept : SafetyTexts.Heard(talk.Kind),
            SafetyTexts.Call(SafetyTexts.Numbers(talk.Kind, talk.Child, talk.Hurt, city)[0]),
            SafetyTexts.Safe);
        return true;
    }

    /// <summary>What is asked after the number (能开灯吗): what to do is said once more, and the desk reads the question.</summary>
    public async Task<bool> HearQuestionAsync(Turn turn, string text)
    {
        if (turn.Dialog.DangerAt(turn.Now) is not { } talk || await RaiseAlert.OpenAsync(turn) is not { } alert)
            return false;
        turn.Decision.Decide(DecisionKind.Danger);
        turn.Db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Answered, null, text, turn.Now));
        SayNumbers(turn, talk.Kind, talk.Child, talk.Hurt);
        turn.Say(SafetyTexts.AskThem, SafetyTexts.Safe);
        return true;
    }

    private static bool NamesPlace(string text, bool asked) =>
        text.Length is >= 2 and <= PlaceLimit && !DangerReplyRecognizer.IsNoPlace(text) && !DangerReplyRecognizer.Asks(text) && !IsOnlyPhone(text)
        && (DangerReplyRecognizer.SoundsLikePlace(text) || PlaceRecognizer.Name(text) is not null || PlaceRecognizer.Spot(text) is not null
            || (asked && text.Length <= ShortPlace && PlaceRecognizer.MayBeName(text)));

    private static bool IsOnlyPhone(string text) =>
        TellingRecognizer.Phone(text) is not null && Repair.Plain(text).Count(c => !char.IsAsciiDigit(c)) < WordsBesideNumber;

    /// <summary>What is said to the question that is asked after the number, without a tap.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">The words.</param>
    /// <param name="danger">What they say of danger: 没事了 that goes on with a knife is no good news.</param>
    /// <returns>False when nothing was asked, or the words are something else.</returns>
    public static async Task<bool> HearAnswerAsync(Turn turn, string text, Danger? danger)
    {
        if (turn.Dialog.DangerAt(turn.Now) is not { } talk || text.Length > PlaceLimit)
            return false;
        var cannotCall = DangerReplyRecognizer.CannotCall(text);
        var isOver = DangerReplyRecognizer.IsOver(text) && danger is not { Now: true, Probability: >= SureOfMore };
        if (cannotCall)
            turn.Say(SafetyTexts.CannotCall, SafetyTexts.Safe);
        else if (DangerReplyRecognizer.HasCalled(text))
            SayCalled(turn);
        else if (isOver)
            turn.Say(SafetyTexts.Mistake);
        else
            return false;
        turn.Decision.Decide(DecisionKind.Danger);
        turn.Dialog.Danger = talk with { AsksWhere = cannotCall, Until = isOver && !cannotCall ? turn.Now : talk.Until };
        if (await RaiseAlert.OpenAsync(turn) is { } alert)
            turn.Db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Answered, null, text, turn.Now));
        return true;
    }

    /// <summary>What is said to somebody who has called, tapped or typed.</summary>
    public static void SayCalled(Turn turn)
    {
        var talk = turn.Dialog.Danger;
        var words = talk is { Kind: DangerKind.Fraud } ? SafetyTexts.PaymentStopped : SafetyTexts.CalledAlready;
        turn.Say(words, talk is null ? [] : [SafetyTexts.Safe, .. SafetyTexts.After(talk.ActivityId)]);
    }

    private static void Took(Turn turn, Danger danger)
    {
        turn.Decision.Decide(DecisionKind.Danger);
        turn.Decision.NoteValue("danger", $"{danger.Kind}", string.Join(' ', danger.Words));
    }
}
