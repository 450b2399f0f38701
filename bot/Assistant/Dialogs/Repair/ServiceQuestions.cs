using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What residents ask about the assistant itself in the middle of something: what it costs, who reads it, why it wants to know.</summary>
public static partial class ServiceQuestions
{
    /// <param name="text">The question.</param>
    /// <param name="why">Why the open slot is asked; null when there is none.</param>
    /// <param name="city">Its telephone number.</param>
    /// <returns>Null when there is no answer to it here.</returns>
    public static string? Answer(string text, string? why, CityOptions city)
    {
        var said = Repair.Plain(text);
        if (ReadyForm().IsMatch(said))
            return DialogTexts.Ready;
        if (MoneyForm().IsMatch(said) && !CourtForm().IsMatch(said))
            return DialogTexts.NoCharge;
        if (ReaderForm().IsMatch(said))
            return DialogTexts.WhoReads;
        if (why is not null && WhyForm().IsMatch(said))
            return why;
        if (LaterForm().IsMatch(said))
            return DialogTexts.CanChangeLater;
        if (WhenForm().IsMatch(said))
            return DialogTexts.HowLong;
        if (WhoHandlesForm().IsMatch(said))
            return DialogTexts.WhoHandles(city.Hotline);
        if (HoursForm().IsMatch(said))
            return DialogTexts.AtAnyHour(city.Hotline);
        if (VoiceForm().IsMatch(said))
            return DialogTexts.HowToSpeak;
        if (PhotoForm().IsMatch(said))
            return DialogTexts.SendPhoto;
        if (HowForm().IsMatch(said))
            return DialogTexts.HowToSay;
        return RepeatForm().IsMatch(said) ? DialogTexts.InOtherWords : null;
    }

    /// <summary>字太小: it is about the letters, not about the matter.</summary>
    public static bool IsAboutLetters(string text) => LettersForm().IsMatch(text);

    /// <summary>可以提交了吗.</summary>
    [GeneratedRegex("^(?:这样|那|现在|这)?(?:就)?(?:可以|能|行|好)(?:提交|交|报|上报|约|预约|确认)?(?:了)?(?:吗|么|嘛|不|没|不行|不能)$|^(?:行|可|好)不(?:行|可以|好)$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex ReadyForm();

    [GeneratedRegex("收费|要钱|免费|收钱|花钱|交钱|掏钱|要不要钱|要多少钱|收多少|收不收", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MoneyForm();

    /// <summary>What a court or a lawyer takes is another question.</summary>
    [GeneratedRegex("诉讼|官司|法院|律师费|仲裁|鉴定|公证", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CourtForm();

    [GeneratedRegex("看到|看见|看得到|看得见|保密|隐私|泄露|泄漏|匿名|实名|知道是我|晓得是我|报复|公开|记录我|让人知道|传出去|得罪|邻居.{0,3}(?:知道|晓得)|告诉(?:他|物业|邻居|房东|老板)", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex ReaderForm();

    [GeneratedRegex("干嘛|干啥|干什么|做什么|做啥|为什么|为啥|凭什么|一定要|必须|非要|非得|不说行|不填行|可以不|能不能不|要不要写|什么用|有啥用", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WhyForm();

    [GeneratedRegex("还能改|可以改|能改|能取消|可以取消|能撤|可以撤|还能再|还能补|能退", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LaterForm();

    [GeneratedRegex("多久|多长时间|几天|什么时候|啥时候|几时|多少天|要等", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WhenForm();

    [GeneratedRegex("谁(?:来)?(?:管|处理|办|负责|修|弄|清|搞|跟进)|哪个部门|找哪个|转给谁|交给谁|有人管|你们管|归你们|管不管|算不算|有用吗|管用|有没有用", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WhoHandlesForm();

    [GeneratedRegex(
        "怎么(?:写|填|说|弄|改|发|选|操作|报名)|咋(?:写|填|说|弄|改|发|选|报)|写(?:什么|啥)|说(?:什么|啥)(?:好|呢)?$|填(?:什么|啥)|点哪|按哪|怎样(?:写|填|改)|(?:写|说|讲|填)(?:得|的|很|好|蛮|这么|那么){0,2}(?:详细|仔细|"
            + "清楚|细|长|短)|(?:写|说|打)(?:几个|多少|几句|几)(?:字|句)?|写错了?(?:字|怎么)|(?:写|说)的?对不对", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HowForm();

    [GeneratedRegex("你?说(?:的)?(?:啥|什么)|什么意思|啥意思|没听懂|没看懂|不懂|看不懂|听不懂|再说一遍|再讲一遍|再问一遍|没明白|不明白", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RepeatForm();

    [GeneratedRegex("几点(?:上班|下班|开门|关门)|上班时间|下班时间|(?:周末|周六|周日|星期天|晚上|夜里|半夜|节假日|放假).{0,4}(?:有人|上班|有没有人|能用|回不回)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HoursForm();

    [GeneratedRegex("(?:发|说|讲|用|录)(?:个|条|段)?语音|语音(?:行|可以|能)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex VoiceForm();

    [GeneratedRegex("(?:发|拍|传|加|放)(?:个|张|几张|一张)?(?:照|照片|图|图片|视频)|照片(?:行|可以|能|怎么|往哪|在哪|发哪)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PhotoForm();

    [GeneratedRegex("字.{0,4}(?:小|看不清|看不见|大一?点|大些)|看不清|眼睛.{0,3}(?:花|不好|不行)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LettersForm();
}
