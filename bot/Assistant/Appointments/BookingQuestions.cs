using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Reads short questions about an appointment; what tells anything else is none.</summary>
public static partial class BookingQuestions
{
    /// <summary>A longer line tells of the matter.</summary>
    private const int LettersAtMost = 18;

    /// <returns>Null when it asks nothing of the kind.</returns>
    public static BookingQuestion? Read(string text)
    {
        var said = Repair.Plain(text);
        return said.Length > LettersAtMost ? null
            : BringForm().IsMatch(said) ? BookingQuestion.Bring
            : WhereForm().IsMatch(said) ? BookingQuestion.Where
            : HowLongForm().IsMatch(said) ? BookingQuestion.HowLong
            : HoursForm().IsMatch(said) ? BookingQuestion.Hours
            : OtherTimesForm().IsMatch(said) ? BookingQuestion.OtherTimes
            : EarliestForm().IsMatch(said) ? BookingQuestion.Earliest
            : null;
    }

    /// <summary>就谈刚才那件事, said of the matter that was asked about before.</summary>
    public static bool NamesSame(string text) => SameForm().IsMatch(Repair.Plain(text));

    /// <summary>不是, 换一件: it is about something else, which is not said.</summary>
    public static bool NamesAnother(string text) => AnotherForm().IsMatch(Repair.Plain(text));

    [GeneratedRegex(
        "^(?:那|那我|我|去|来|到时候?|到时|预约|约律师|见律师|过去|是不是|用不用|还|都|是否)*(?:要不要|用不用|需不需要|得不得|需要|要|用|得|该|应该|应当)?(?:带|准备|拿)"
            + "(?:点|些|上)?(?:什么|啥|哪些|哪样|东西|材料|证件|身份证|合同|户口本|资料|手续)(?:材料|东西|证件|资料|手续|去|来|过去|过来)*(?:呢|吗|不|么|嘛)?$|^(?:要|用|得)?(?:身份证|材料|证件)(?:要不要|用不用)带(?:吗|不)?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BringForm();

    [GeneratedRegex(
        "^(?:那|那我|我|到时候?|预约|约律师|见律师|律师|是|具体|就|你们?)*(?:在|去|到|上)(?:哪|哪儿|哪里|哪边|什么地方|啥地方|什么位置)(?:见|谈|找|找他|找律师|去|见面|碰头|办公|坐班|接待)?(?:呢|来着)?$|"
            + "^(?:那|那我|我)?(?:地址|地点|位置)(?:是|在)?(?:哪|哪里|哪儿|啥|什么|多少)?(?:呢)?$|^(?:那|那我|我|要|该)*(?:怎么|咋)(?:走|去|过去|坐车)(?:呢)?$|^(?:离我家)?(?:远|近)(?:不远|不近|吗|不)$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WhereForm();

    [GeneratedRegex(
        "^(?:那|一次|一个人|每人|每个人|每位|我|律师|能|可以|要|大概|一般)*(?:谈|聊|问|说|讲|见|咨询)?(?:多长时间|多久|几分钟|多少分钟|多少时间)(?:呢|吗)?$|^(?:谈|聊|问|见|咨询)(?:到几点|多长|多少分钟)(?:呢)?$|^几点(?:结束|完|能完)$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HowLongForm();

    [GeneratedRegex(
        "^(?:请问|那|那个|你们?的?|周四的?|值班)*(?:律师|周四|周四有约)(?:是|都|一般|每次|们)*(?:几点|什么时候|啥时候|什么时间|哪天|星期几|周几|礼拜几)(?:到几点|开始|上班|下班|在|来|有|坐班|值班|接待|有空|到)*(?:呢|啊)?$|"
            + "^(?:从)?几点(?:到几点|开始)(?:呢)?$|^律师(?:的)?(?:上班|值班|接待|坐班)时间(?:是)?(?:几点|什么时候|多少)?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HoursForm();

    [GeneratedRegex(
        "^(?:那|那个|这几个|这些)?(?:都不(?:行|合适|方便|得空))?(?:还)?(?:有没有|有|没有|看看|看|换|再给几个|给我看看|再看看)(?:别的|其他的?|其它的?|另外的?|更多的?|别个|另一批|一批|几个)(?:时间|时段|日子|选择|选项|钟点|的)?(?:可以选|可选|能选|可以约|能约)?(?:吗|不|没有|没|么|看看)?$|"
            + "^(?:还有|还有没有|后面还有|就这些|只有这些|就这几个|只有这几个)(?:时间|时段|了)?(?:吗|不|没|没有|么)$|^(?:都|这几个都|这些都)(?:不行|不合适|不方便|没空|来不了)$|^(?:下一页|下一批|更多时间|别的时间|其他时间|换一批)$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex OtherTimesForm();

    [GeneratedRegex("^(?:那|那个|我想|想|最好|可不可以|可以|能不能|能)*(?:再|尽量|尽快)?(?:早|快)(?:一?点|些|一些)(?:的)?(?:时间)?(?:吗|不|行不行|行不|成不|有没有|有吗)?$|^最早(?:的)?(?:是)?(?:什么时候|几号|哪天|几点|啥时候)$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex EarliestForm();

    [GeneratedRegex(
        "^(?:对|对的|是|是的|嗯|恩|好|好的|行|可以|没错|就|还是|就是|说|谈|问|就谈|就问|就说|想问|为|为了|关于|主要是)*(?:刚才|刚刚|前面|上面|之前|先前)(?:问|说|讲|聊|反映|提)?(?:的|过的)?(?:那|这)?(?:个|件|桩|些)?(?:事|事情|问题|事儿)?$|^(?:对|对的|是|是的|嗯|恩|好|好的|行|可以|没错|就|就是|还是)*(?:谈|问|说)?(?:这|那)(?:个|件|件事|个事|事|个问题)(?:事|情)?$|^(?:对|对的|是|是的|嗯|恩|好|好的|行|可以|没错|就是)+$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SameForm();

    [GeneratedRegex(
        "^(?:不|不是|不对|没有)(?:的|这件|那件|这个|那个|刚才|事|事情)*$|^(?:我)?(?:是|谈|问|说|想谈|想问|想说)?(?:换一?[个件]|别的|另外|其他|另一件)(?:的)?(?:事|事情)?$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();
}
