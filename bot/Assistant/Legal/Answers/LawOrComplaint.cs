using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Tells a legal question in the words of a complaint (老板欠我三个月工资，上哪里告) from what wants somebody to come. The words alone
/// are told by the classifier; where an entry asks the same, its matter decides: a quarrel between people is a question of law, unless
/// the place is told; a nuisance of the neighbourhood is one only when something is asked.
/// </summary>
public static partial class LawOrComplaint
{
    /// <summary>From this confidence on an entry is near enough to weigh.</summary>
    private const double Near = 0.2;

    /// <summary>From here on the words may as well be a legal question.</summary>
    private const double MayBeLaw = 0.1;

    /// <summary>From here on the words by themselves plainly tell a nuisance.</summary>
    private const double PlainlyTold = 0.8;

    /// <summary>From this confidence on 先去离了，说好再领 is no wish to cancel.</summary>
    private const double Certain = 0.9;

    /// <summary>Below this confidence no entry asks what is told of a place.</summary>
    private const double Unlike = 0.25;

    /// <summary>From here on words of a legal question that name a place may as well be a complaint.</summary>
    private const double MayBeComplaint = 0.002;

    /// <summary>A shorter line may steer the conversation.</summary>
    private const int TellsAStory = 12;

    /// <summary>Matters of the neighbourhood, which the desk sends somebody for.</summary>
    private static readonly HashSet<string> Nuisances = ["物业", "停车", "噪音", "油烟", "环境", "邻里", "高空抛物", "装修", "漏水", "电梯", "宠物"];

    /// <param name="text">The message.</param>
    /// <param name="meant">What its words mean.</param>
    /// <param name="match">The entry that asks the likest; null when there is none.</param>
    /// <returns>What it means, and what may be offered besides.</returns>
    public static (Meaning Meant, Intent? Besides) Of(string text, Meaning meant, EntryMatch? match)
    {
        if (meant.Intent == Intent.Legal && IsToldOfAPlace(text, meant, match))
            return (new Meaning([meant.Likeliest[0] with { Intent = Intent.Complaint }, meant.Likeliest[0] with { Probability = 1 - meant.Probability }]), Intent.Legal);
        if (match is null || match.Confidence < Near || meant.Intent is not (Intent.Complaint or Intent.Other or Intent.Cancel))
            return (meant, null);
        var law = meant.Likeliest.FirstOrDefault(likely => likely.Intent == Intent.Legal)?.Probability ?? 0;
        if (!IsLaw(text, meant, match, law))
            return (meant, meant.Intent == Intent.Complaint && AnswerQuestion.IsSure(match) ? Intent.Legal : null);
        var first = new LikelyIntent(Intent.Legal, Math.Max(law, match.Confidence), [match.Title]);
        var others = meant.Likeliest.Where(likely => likely.Intent != Intent.Legal);
        return (new Meaning([first, .. others]), meant.Intent == Intent.Complaint ? Intent.Complaint : null);
    }

    /// <summary>A7县卫生健康局侵犯个人隐私: legal words about somebody or something of a place, and no entry asks the like.</summary>
    private static bool IsToldOfAPlace(string text, Meaning meant, EntryMatch? match)
    {
        var complaint = meant.Likeliest.FirstOrDefault(likely => likely.Intent == Intent.Complaint)?.Probability ?? 0;
        return complaint >= MayBeComplaint && Place().IsMatch(text)
            && (match is null || match.Confidence < Unlike || (match.Confidence < Certain && !Asks().IsMatch(text)));
    }

    private static bool IsLaw(string text, Meaning meant, EntryMatch match, double law)
    {
        var (sure, asks, told) = (AnswerQuestion.IsSure(match), Asks().IsMatch(text), Place().IsMatch(text));
        if (meant.Intent == Intent.Cancel)
            return match.Confidence >= Certain && !told && text.Length >= TellsAStory;
        if (Nuisances.Contains(match.Topic))
            return sure && asks && (!told || law >= MayBeLaw || meant.Probability < PlainlyTold);
        var personal = !told && (asks || Person().IsMatch(text));
        return sure
            ? personal || (!told && match.Confidence >= Certain) || (!told && meant.Probability < PlainlyTold) || (asks && law >= MayBeLaw)
            : personal || (!told && law >= MayBeLaw);
    }

    /// <summary>It asks what is right, what to get, where to sue; 怎么没人管 asks nothing.</summary>
    [GeneratedRegex(
        "吗|么[？?]?$|会不会|有没有法|(?:啥|什么)法子|(?:啥|什么)办法|要不回|[不没][？?]?$|怎么办|咋办|咋弄|怎么(?:[算赔判要告说弄拿走退]|才)|咋[算赔判要告弄]|能不能|可不可以|可以.{0,8}不$|能.{1,12}不|还要.{0,6}不|行不行|合法|违法|犯法|赔多少|赔几|多少钱|算不算|是不是|"
            + "有没有(?:权|责任|用|法律)|该不该|要不要|够不够|作数|凭啥|上哪|去哪|找谁|哪(?:几|些|样)|哪里(?:告|要|申请)|起诉|打官司|仲裁|法院|律师|赔偿|补偿|几年|几成|多久|拿回|讨回|要回|退点|谁(?:赔|出|认|管|掏|给|负责|承担)|"
            + "什么(?:责任|条件|手续|后果|规定|样)",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Asks();

    /// <summary>It is about people, not about a thing that is broken.</summary>
    [GeneratedRegex(
        "我|俺|咱|老公|老婆|老伴|爸|妈|儿子|女儿|闺女|孩子|娃|家里|前夫|前妻|老板|对方|他|她|房东|单位|厂里|公司|朋友|同事", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Person();

    /// <summary>It names a place, a house or a firm, or says that it is a complaint: there somebody is to come.</summary>
    [GeneratedRegex(
        @"^(?:我要|我想|要)?(?:投诉|举报|反映|反应|呼吁|强烈|建议|希望政府)|有限公司|[A-Z][0-9]*[省市区县]|[\u4e00-\u9fff]{2}省(?![得事钱心略的])|[\u4e00-\u9fff]{2}(?<![超夜菜门城集股黑楼])市(?!场|面|价|民)|[\u4e00-\u9fff]{2}(?<![学社地山景校厂片特库禁小])区|[\u4e00-\u9fff]{2}(?<![我们本的这那在个整全老住新])(?:小区|社区)|"
            + @"[\u4e00-\u9fff]{2}(?:县(?![城里上])|镇(?![上里])|街道|花园|广场|大厦|公园|学院|小学|中学|大道)|[\u4e00-\u9fff]{2}(?<![马公铁半上问带走回迷水线电道跑赶过])路(?!上|边|过|口)|"
            + @"[\u4e00-\u9fff]{2}(?<![上逛大])街(?!上|坊)|[\u4e00-\u9fff]{2}[巷桥]|[0-9]+[号栋幢]",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Place();
}
