using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// Answers somebody in danger before everything else: the number, one thing to do, and one question. What was open stays as it was, and goes on
/// when the resident wants it.
/// </summary>
public sealed partial class AnswerDanger(CityOptions city, DangerModel model, RaiseAlert alerts)
{
    /// <summary>How long the answer to the question counts as one.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(30);

    /// <summary>How long 他又来了 is understood by it.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromHours(24);

    /// <summary>How long the quiet line of one kind is not said again.</summary>
    private static readonly TimeSpan QuietFor = TimeSpan.FromHours(12);

    /// <summary>Letters of an answer that may be a place.</summary>
    private const int PlaceLimit = 60;

    /// <summary>A telephone number with fewer letters beside it (我电话, 打我) is no place.</summary>
    private const int WordsBesideNumber = 6;

    /// <summary>Below this a short text after the question is a place.</summary>
    private const double SureOfMore = 0.9;

    private readonly Reader<Danger?> reader = new((text, _) => model.Judge(text));

    /// <summary>What the words say; null when they say nothing of danger.</summary>
    public Danger? Read(Readings readings, string text) => readings.Of(reader, text);

    /// <summary>Whether this is rather the answer to the question where it is (在桥上, 三楼着火的那家) than another cry for help.</summary>
    public static bool IsPlace(Turn turn, Danger danger, string text) =>
        turn.Dialog.Danger is { AsksWhere: true } talk && turn.Now < talk.Until && text.Length <= PlaceLimit
        && (danger.Probability < SureOfMore || PlaceForm().IsMatch(text));

    /// <summary>Where somebody lives or is, and nothing else: never a cry for help, whatever the place is called.</summary>
    public static bool IsAddress(string text) => text.Length <= PlaceLimit && AddressForm().IsMatch(text) && !HappensForm().IsMatch(text);

    /// <summary>他又来了: what it means is known from the danger that was spoken of within a day.</summary>
    public static Danger? Again(Turn turn, string text) =>
        turn.Dialog.Danger is { } talk && turn.Now < talk.KnownUntil && AgainForm().IsMatch(text) ? new Danger(talk.Kind, true, 1, [text]) : null;

    public async Task NowAsync(Turn turn, Danger danger)
    {
        var alert = await alerts.RunAsync(turn, danger);
        var child = ChildWords.Speaks(turn.Message.Text) || (turn.Dialog.Danger is { Child: true } talk && turn.Now < talk.Until);
        Took(turn, danger);
        SayNumbers(turn, danger.Kind, child, danger.Hurt);
        turn.Say(SafetyTexts.Question(danger.Kind, child), SafetyTexts.Answers(danger.Kind, child));
        turn.Dialog.Danger = new DangerTalk(alert.Id, turn.Message.Id, danger.Kind, child, danger.Hurt, SafetyTexts.AsksWhere(danger.Kind, child), turn.Now + Waiting, turn.Now + Known);
    }

    /// <summary>The first bubble once more, with its numbers.</summary>
    public void SayNumbers(Turn turn, DangerKind kind, bool child, bool hurt) =>
        turn.Say(SafetyTexts.Now(kind, child, hurt, city), [.. SafetyTexts.Numbers(kind, child, hurt, city).Select(SafetyTexts.Call)]);

    /// <summary>The line of the right help below an answer to somebody who spoke of it; not again and again.</summary>
    public void Quietly(Turn turn, Danger danger)
    {
        turn.Understood.Found("danger", $"{danger.Kind}", string.Join(' ', danger.Words));
        if (turn.Dialog.Quiet is { } said && said.Kind == danger.Kind && turn.Now < said.Until)
            return;
        if (SafetyTexts.Quiet(danger.Kind, city.Hotlines) is not { } line)
            return;
        turn.AddBelow(line, danger.Kind is DangerKind.Violence && !turn.Conversation.Discreet ? [SafetyTexts.Discreet] : []);
        turn.Dialog.Quiet = new QuietLine(danger.Kind, turn.Now + QuietFor);
    }

    /// <summary>Where it is, when that was asked.</summary>
    /// <returns>False when nothing was asked, or the words are something else.</returns>
    public async Task<bool> HearPlaceAsync(Turn turn, string text)
    {
        if (turn.Dialog.Danger is not { AsksWhere: true } talk || turn.Now >= talk.Until || text.Length is < 2 or > PlaceLimit || Manners.Of(text) != Manner.None)
            return false;
        if (await RaiseAlert.OpenAsync(turn) is not { } alert || NoPlaceForm().IsMatch(text))
            return false;
        if (TellingWords.Phone(text) is not null && Manners.Plain(text).Count(c => !char.IsAsciiDigit(c)) < WordsBesideNumber)
        {
            turn.Understood.Took(Way.Danger);
            turn.Say(SafetyTexts.PhoneKept, SafetyTexts.Answers(talk.Kind, talk.Child));
            return true;
        }

        await alerts.LocateAsync(turn, alert, text, null);
        turn.Dialog.Danger = talk with { AsksWhere = false };
        turn.Understood.Took(Way.Danger);
        turn.Understood.Found("place", text, text);
        turn.Say(SafetyTexts.Passed(text), SafetyTexts.Call(SafetyTexts.Numbers(talk.Kind, talk.Child, talk.Hurt, city)[0]), SafetyTexts.Safe);
        return true;
    }

    /// <summary>What is said to the question that is asked after the number, without a tap.</summary>
    /// <returns>False when nothing was asked, or the words are something else.</returns>
    public static async Task<bool> HearAnswerAsync(Turn turn, string text)
    {
        if (turn.Dialog.Danger is not { } talk || turn.Now >= talk.Until || text.Length > PlaceLimit)
            return false;
        var (words, choices) = (CannotCallForm().IsMatch(text), CalledForm().IsMatch(text), MistakeForm().IsMatch(text)) switch
        {
            (true, _, _) => (SafetyTexts.CannotCall, (IReadOnlyList<Choice>)[SafetyTexts.Safe]),
            (_, true, _) => (SafetyTexts.CalledAlready, [SafetyTexts.Safe, .. SafetyTexts.After(talk.ActivityId)]),
            (_, _, true) => (SafetyTexts.Mistake, []),
            _ => ("", []),
        };
        if (words.Length == 0)
            return false;
        turn.Understood.Took(Way.Danger);
        if (await RaiseAlert.OpenAsync(turn) is { } alert)
            turn.Db.DangerEvents.Add(new DangerEvent(alert, DangerStep.Answered, null, text, turn.Now));
        turn.Dialog.Danger = talk with { AsksWhere = words == SafetyTexts.CannotCall };
        turn.Say(words, choices);
        return true;
    }

    [GeneratedRegex("^(?:我|我们|我家|人)?(?:就|现在)?(?:在|住)?[\\u4e00-\\u9fff0-9a-zA-Z-]{0,16}?(?:小区|花园|家园|苑|园区|公园|新城|村|路|街|巷|府|湾|院|大厦|广场|公寓|学校|小学|中学|医院|超市|市场|门口|旁边|对面|附近|楼下|边上|大桥|站|镇|社区|家里|在家|单位|[0-9]+(?:号楼|栋|幢|号|单元|楼|层|室|组|座))(?:[0-9]+|号楼|栋|幢|单元|楼|层|室|门口|旁边|东边|西边)*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AddressForm();

    /// <summary>Something happens there.</summary>
    [GeneratedRegex("[着烧烟血刀打杀救死抢毒漏困晕倒跳伤骗砸哭喊跟淹塌炸疼痛爬坠]|有人|不见|走丢", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HappensForm();

    [GeneratedRegex("^(?:他|她|他们|那个?人|那男的)(?:又|还|已经)?(?:来了|回来了|来啦|发现了?我?了?|找到我了|进来了|又来了|又打了|在门口|还在打)[！!。]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AgainForm();

    [GeneratedRegex("(?:不方便|不能|不敢|没法|打不了|不想|别|不要)(?:打|接|说)?(?:电话|说话)?(?:打?给我)?[。！!]*$|别打电话|不要打电话|不能打电话|不方便打|不敢打|说不了话", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CannotCallForm();

    [GeneratedRegex("^(?:我)?(?:已经|刚)?(?:电话|110|119|120|12356|银行)?(?:都)?(?:打了|打过了|打通了|报警了|报了警|叫了救护车)[。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CalledForm();

    [GeneratedRegex("误会|误报|弄错|搞错|说错了|开玩笑|逗你|不是真的|没事了|不用来|虚惊|火灭了|救出来了", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MistakeForm();

    /// <summary>An answer of one or two words, or about the person: no place.</summary>
    [GeneratedRegex("^(?:男|女|老人|孩子|是|对|嗯|好|没有|没人|不知道|我怕|好怕|好的|[0-9一二两三四五六七八九十]+(?:岁|个人?|分钟|小时)?)[。！!]*$|提交|取消|好多了|没用", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoPlaceForm();

    /// <summary>在…, 我住…, or something that ends as places do.</summary>
    [GeneratedRegex("^(?:我|我们|人|他|她|孩子)?(?:现在|就)?(?:在|住)[^，。！]{2,}$|[区园苑村路街巷桥楼号栋室店厂站院校馆]$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PlaceForm();

    private static void Took(Turn turn, Danger danger)
    {
        turn.Understood.Took(Way.Danger);
        turn.Understood.Found("danger", $"{danger.Kind}", string.Join(' ', danger.Words));
    }
}
