using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>
/// Takes out what tells who somebody is (脱敏): names, telephone, identity card and account numbers, plates, doors, case
/// numbers, addresses. It errs on the side of taking out too much; law, sums of money, dates and hotlines stay.
/// </summary>
public static partial class Redaction
{
    /// <summary>Surnames of more than nine in ten people.</summary>
    private const string Surname =
        "(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|" +
        "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边])";

    /// <summary>A character of a given name: none of those that mostly go on with the sentence.</summary>
    private const string Given =
        "[\\u4e00-\\u9fa5-[的了吗呢啊吧么不没是在把说要欠借打给也就都和跟与让叫被向对拖拒一二三四五六七八九十个有去来到从自己他她它我你们这那又还却则因为但所如果后前时才已经正想会能应将该可以租住骂卖买赔收签写找同拿占私]]";

    /// <summary>After a word like 房东 these mostly go on with the sentence (房东常年, 老板曾经); after 我叫 they begin a name.</summary>
    private const string NoSurname = "(?![成于常安单包解强关边房位向车卫查曾应明全连时方高])";

    private const string Boundary = "(?![\\u4e00-\\u9fa5]{0,1}(?:权|法|律|产|份|章))";

    /// <param name="text">What somebody wrote.</param>
    /// <param name="names">Names that are known from elsewhere, e.g. the resident's own.</param>
    /// <param name="places">Names of estates and streets.</param>
    public static string Of(string text, IReadOnlyCollection<string>? names = null, IReadOnlyCollection<string>? places = null)
    {
        var clean = Numbers(text);
        foreach (var place in (places ?? []).Where(p => p.Length >= 2).OrderByDescending(p => p.Length))
            clean = clean.Replace(place, "〔地点〕", StringComparison.Ordinal);
        foreach (var name in NamesIn(text).Concat(names ?? []).Where(n => n.Length >= 2).Distinct().OrderByDescending(n => n.Length))
            clean = clean.Replace(name, "〔姓名〕", StringComparison.Ordinal);
        return Titled().Replace(clean, "某$1");
    }

    /// <summary>
    /// The same for words that leave the house: also numbers of full width and in Chinese numerals, and whoever did something at the beginning of a clause
    /// (张伟欠我钱, 找王建国要).
    /// </summary>
    public static string ForOutside(string text, IReadOnlyCollection<string> names, IReadOnlyCollection<string> places)
    {
        var half = Repair.HalfWidth(text);
        var acting = Acting().Matches(half).Select(match => match.Groups["name"].Value);
        return SpokenNumber().Replace(Of(half, [.. names, .. acting], places), "〔号码〕");
    }

    /// <summary>Names that a text gives away by what stands before them: 我叫张伟, 房东王建国.</summary>
    internal static IEnumerable<string> NamesIn(string text) => Introduced().Matches(text).Select(match => match.Groups["name"].Value);

    private static string Numbers(string text)
    {
        text = Email().Replace(text, "〔邮箱〕");
        text = CaseNumber().Replace(text, "〔案号〕");
        text = IdentityCard().Replace(text, "〔证件号〕");
        text = Mobile().Replace(text, "〔电话〕");
        text = Landline().Replace(text, "〔电话〕");
        text = NamedPhone().Replace(text, "$1〔电话〕");
        text = Messenger().Replace(text, "$1〔账号〕");
        text = Account().Replace(text, "〔账号〕");
        text = Plate().Replace(text, "〔车牌〕");
        text = StreetNumber().Replace(text, "$1〔门牌〕");
        return Door().Replace(text, "〔门牌〕");
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"[（(〔\[]\s*[0-9]{4}\s*[)）〕\]]\s*[\u4e00-\u9fa5]{1,3}[0-9]{0,4}[\u4e00-\u9fa5]{1,6}[0-9]+号", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CaseNumber();

    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{5}(?:19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]?(?![0-9A-Za-z])", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex IdentityCard();

    [GeneratedRegex(@"(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Landline();

    [GeneratedRegex(@"((?:电话|手机|座机|号码|联系方式)[是为:：\s]*)[0-9][0-9 -]{5,14}[0-9]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NamedPhone();

    [GeneratedRegex(@"((?:微信号?|QQ号?|支付宝号?|抖音号?)[是为:：\s]*)[A-Za-z0-9][A-Za-z0-9_-]{4,29}", RegexOptions.IgnoreCase, RegexLimit.Milliseconds)]
    private static partial Regex Messenger();

    [GeneratedRegex(@"(?<![0-9.])[0-9](?:[ -]?[0-9]){11,22}(?![0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Account();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}(?![A-Za-z0-9])", RegexOptions.IgnoreCase, RegexLimit.Milliseconds)]
    private static partial Regex Plate();

    [GeneratedRegex(@"((?:路|街|巷|大道|胡同|弄|村|组))[0-9一二三四五六七八九十百]+号(?:院)?(?!令|文)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex StreetNumber();

    [GeneratedRegex(
        @"(?:[0-9A-Za-z一二三四五六七八九十]+(?:号楼|栋|幢|座|单元|号院))(?:[0-9一二三四五六七八九十]+(?:单元|楼|层|门))*(?:[0-9]{1,4}(?:-[0-9]{1,4})*(?:室|号|户|房)?)?|[0-9]{3,4}(?:室|房|户)",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Door();

    [GeneratedRegex(
        "(?:(?:我叫|名叫|叫做|姓名[是为:：\\s]*|名字[是叫为:：\\s]*)(?<name>" + Surname + Given + "{1,2})"
        + "|(?:我是|他叫|她叫|本人|房东|老板|邻居|同事|丈夫|妻子|老公|老婆|前夫|前妻|儿子|女儿|父亲|母亲|包工头|业主|住户|租客|租户|司机|借款人|欠款人|债务人|被告|原告|对方)"
        + NoSurname + "(?<name>" + Surname + Given + "{1,2}))" + Boundary, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Introduced();

    /// <summary>A telephone number read out figure by figure, or written in groups.</summary>
    [GeneratedRegex(@"[零〇幺一二三四五六七八九]{7,}|[0-9](?:[0-9 .-]{5,}[0-9])(?!\s*(?:元|块|万|年|月|日|号))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SpokenNumber();

    [GeneratedRegex(
        "(?:(?<![\\u4e00-\\u9fa5])|(?<=[和跟找被把向替给是叫]))" + NoSurname + "(?<name>" + Surname + Given + "{1,2})"
        + "(?=欠|借|打|骂|拖|不还|不给|说|让|叫|要|把|拿|偷|骗|撞|辞退|开除|出轨|签|卖|租|和|跟|是)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Acting();

    [GeneratedRegex(Surname + "(先生|女士|小姐|师傅|老师|律师|阿姨|大爷|大妈|叔叔|老板|经理|主任|医生|队长|总|某某|某)(?!的?规定)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Titled();
}
