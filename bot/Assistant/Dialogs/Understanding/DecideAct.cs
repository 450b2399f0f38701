using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// One decision for a line while something is open: certain words first, then what <see cref="ActModel"/> learned. What would submit, book, cancel or
/// store has to be surer than what only says something; below that it is <see cref="DialogAct.Unclear"/> and is asked back.
/// </summary>
public static partial class DecideAct
{
    /// <summary>From here on something is submitted, booked or withdrawn; and nothing negates it.</summary>
    private const double SureToDo = 0.8;

    /// <summary>From here on a form is left, which is asked first.</summary>
    private const double SureToLeave = 0.6;

    /// <summary>Below this it is asked back.</summary>
    private const double SureEnough = 0.4;

    /// <summary>At a question for which no examples were written, the words answer it unless something else is as sure as this.</summary>
    private const double SureOfStranger = 0.9;

    /// <summary>From here on a few words are kept as what a resident has to tell.</summary>
    private const double SureToKeep = 0.8;

    /// <summary>Letters of a few words.</summary>
    private const int FewWords = 15;

    /// <summary>Characters of a line that agrees; what is longer tells something besides.</summary>
    private const int AgreementAtMost = 30;

    /// <summary>Words of a question.</summary>
    private const string Asks = "[?？吗呢]|是不是|会不会|能不能|要不要|怎么|咋|多久|什么|啥|谁|哪|如果|要是|万一|假如|几时|好不好|行不行|[行好可]不$";

    private static readonly char[] ClauseEnds = ['，', ',', '。', '.', '！', '!', ' ', '、', '~', '～'];

    public static ActDecision Of(OpenPoint point, string text, ActModel model)
    {
        if (ByRule(point, text) is { } certain)
            return ActDecision.Surely(certain, text.Trim());
        var read = model.Read(point, text);
        var isSure = read.Probability >= Needed(read.Likeliest, point, text) && read.Likeliest switch
        {
            DialogAct.Confirm => text.Length <= AgreementAtMost && !IsHeldBack(point, text, model),
            DialogAct.Cancel => point.At == OpenPoint.Question || !EndsAskingForm().IsMatch(text),
            _ => true,
        };
        var act = point.IsSlot && !model.Knows(point) && read.Probability < SureOfStranger ? DialogAct.Fill : isSure ? read.Likeliest : DialogAct.Unclear;
        return new ActDecision(act, read.Likeliest, read.Probability, read.Words);
    }

    private static double Needed(DialogAct act, OpenPoint point, string text) => act switch
    {
        DialogAct.Fill when point is { At: OpenPoint.Question, Form: "rate-case" or "lecture" } => SureToLeave,
        DialogAct.Fill when point.At == "matter" && text.Length < FewWords => SureToKeep,
        DialogAct.Confirm when point.Form == OpenPoint.SameMatter => SureToLeave,
        DialogAct.Confirm => SureToDo,
        DialogAct.Cancel when point.At == OpenPoint.Question => SureToDo,
        DialogAct.Cancel or DialogAct.Restart => SureToLeave,
        _ => SureEnough,
    };

    private static DialogAct? ByRule(OpenPoint point, string text)
    {
        var repair = Repair.Of(text);
        if (HesitatesForm().IsMatch(text))
            return repair == RepairKind.None && Repair.Plain(text).Length <= 2 ? DialogAct.Unclear : null;
        if (point.At == OpenPoint.Question)
            return point.Form == OpenPoint.SameMatter ? WhoseByRule(text, repair)
                : IsCancelling(point) && Agrees(text) && !IsVague(text) ? DialogAct.Confirm
                : IsCancelling(point) && Repair.IsNo(text) ? DialogAct.Keep : null;
        return repair switch
        {
            RepairKind.Cancel => DialogAct.Cancel,
            RepairKind.Back => DialogAct.Back,
            RepairKind.Skip => DialogAct.Skip,
            RepairKind.Restart => DialogAct.Restart,
            RepairKind.Later => DialogAct.Later,
            _ when point.At != OpenPoint.Summary => null,
            _ when Agrees(text) => DialogAct.Confirm,
            _ when Repair.IsNo(text) => DialogAct.Correct,
            _ => null,
        };
    }

    /// <summary>Whether something belongs to the draft: 是一件事, 不是两回事, 不是一回事, 别加进去.</summary>
    private static DialogAct? WhoseByRule(string text, RepairKind repair) =>
        NotTwoForm().IsMatch(text) || Agrees(text) ? DialogAct.Confirm
        : NotOneForm().IsMatch(text) ? DialogAct.Job
        : repair == RepairKind.Cancel || NotInForm().IsMatch(text) ? DialogAct.Keep : null;

    /// <summary>就这样: whether it is undone, or left as it is.</summary>
    private static bool IsVague(string text) => Repair.Plain(text) == "就这样";

    /// <summary>
    /// 没问题是没问题，但先莫交: words that hold back, turn round or ask make an agreement doubtful, unless the last clause plainly agrees
    /// (不是不约，约上).
    /// </summary>
    private static bool IsHeldBack(OpenPoint point, string text, ActModel model)
    {
        var holds = point.Form == OpenPoint.SameMatter ? AnotherForm() : IsCancelling(point) ? KeepsForm() : point.At == OpenPoint.Summary ? WaitsForm() : null;
        if (holds is null || !IsDoubtful(text))
            return false;
        var clauses = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return clauses is not [_, .., var last] || IsDoubtful(last) || (point.Form == OpenPoint.SameMatter && !TogetherForm().IsMatch(last))
            || model.Read(point, last) is not { Likeliest: DialogAct.Confirm, Probability: >= SureToLeave };

        bool IsDoubtful(string words) => Doubtful(words) || (IsCancelling(point) && IsVague(words))
            || holds.IsMatch(point.At == OpenPoint.Summary ? AssentForm().Replace(words, "") : words);
    }

    /// <summary>是的; 确定，麻烦你们了: agreement in every clause, or courtesy.</summary>
    private static bool Agrees(string text)
    {
        var clauses = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return clauses.Length > 0 && !Doubtful(text.TrimEnd()) && text.Length <= AgreementAtMost && Repair.IsYes(clauses[0])
            && clauses.Skip(1).All(clause => Repair.IsYes(clause) || Repair.Of(clause) == RepairKind.Thanks || CourtesyForm().IsMatch(clause));
    }

    [GeneratedRegex(@"…|\.\.|。。|、、|——|~~|～～", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HesitatesForm();

    [GeneratedRegex("^(?:就这样|就这么办|(?:麻烦|谢谢|多谢|感谢|辛苦|拜托|劳驾)(?:你|您|你们|大家)?(?:了|啦|啊|呀|哈)?|不好意思(?:啊|了)?)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CourtesyForm();

    [GeneratedRegex("[?？吗呢不没]$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex EndsAskingForm();

    /// <summary>没问题吧, 可以吗: rather a question.</summary>
    private static bool Doubtful(string text) => DoubtfulForm().IsMatch(text);

    [GeneratedRegex("(?:没问题|没有问题|没错|没毛病|可以|对|是|成)了?[啊呀]?(?:吧|吗|么|嘛|不)[?？。！!]*$|[?？]$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex DoubtfulForm();

    [GeneratedRegex("^(?:这)?(?:不是|不算|不属于|并非|哪是|非)(?:同)?一(?:件|回|码|个|桩|档)(?:事|子事)?[了啊吧嘛。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NotOneForm();

    [GeneratedRegex("^(?:这)?(?:不是|不算|没有?)(?:两|二|别|另)(?:件|回|码|个|桩|档|的)?(?:事|子事)?[了啊吧嘛。！!]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NotTwoForm();

    [GeneratedRegex("^(?:你|都|先|就)?(?:不用|不要|别|莫|不必|甭|不)(?:再|给我)?(?:补充|加|写|添|记|放|管)(?:上|进|到|它|了|去|里|那个|这个)*[吧了啊。！!]*$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex NotInForm();

    /// <summary>Noes that agree: 没问题, 不用改.</summary>
    [GeneratedRegex(
        "没(?:有|得|什么|啥|啥子|哪里|一点)*(?:问题|错|毛病|意见|不对|不妥|可改|改|要改|麻达|异议)的?|冇(?:问题|错)|不(?:用|要|必|需要?|消|得|再)?(?:改|动|修改|变)的?|(?:别|莫|唔使|唔用|不用)再?(?:改|动)|不错|不差|不碍事|不客气|"
            + "不磨叽|不啰嗦|不是不|不等|不耽误|没(?:说|想|有说)不|哪有要改的|怎么不|不好意思", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AssentForm();

    /// <summary>At a summary, with the noes that agree taken out: any other no, not yet, but, already, or a question.</summary>
    [GeneratedRegex("[不没莫甭勿未拒否冇唔]|别(?!的)|才怪|过了|算了|个(?:头|屁|鬼|锤|毛)|谁(?:让|叫)|(?<![没不])错|但|不过|可是|只是|就是.*[不别莫没]|等|慢|"
        + Asks, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WaitsForm();

    /// <summary>Where agreement undoes something.</summary>
    [GeneratedRegex(
        "(?:莫|别|不要|不用|甭|勿|唔好|不想|不|没)(?:忙|急|慌|着急|给我|先|再|要|说要|是){0,2}着?(?:取消|退|撤|删)|但|不过|可是|只是|还是(?:去|来|要|留)|没(?:有)?(?:让|叫)|拒绝|谁(?:让|叫)|不确定|确定不|没想好|想想|不一定|说不准|"
            + "才怪|考虑|" + Asks, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex KeepsForm();

    /// <summary>Where agreement adds to the draft.</summary>
    [GeneratedRegex("另|新|别|莫|没(?:有)?(?:让|叫)|分开|单独|两[个件码回]|重新|不是|不一|不同|一码归|" + Asks, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();

    [GeneratedRegex("一[件起块回]|同|补|加|并|合|写|就是|还是|添|[进到]去|往里", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TogetherForm();

    private static bool IsCancelling(OpenPoint point) => point.Form is "cancel-booking" or "cancel-lecture" or "withdraw-case" or "drop";
}
