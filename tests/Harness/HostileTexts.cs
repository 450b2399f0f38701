using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Web;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Texts that nobody means well with: long runs of what patterns look for, odd characters, and stories with these in the middle.</summary>
internal static class HostileTexts
{
    private const int Longest = 20_000;

    private static readonly string[] Words =
    [
        "3号楼", "阳光花园", "檀溪路", "路", "街", "村", "小区", "单元", "楼下", "交叉口", "每天", "每天从", "晚上", "凌晨", "半夜", "昨天", "上周三", "12月", "11号", "点半", "到", "至", "一直到", "年",
            "个月", "天前",
        "要求", "我们", "我", "业主", "希望", "请", "电话", "13812345678", "0710-3512345", "420606198001011234", "元", "块", "万", "三千五", "两三万", "几十", "1.5万", "kw", "年半",
            "不对", "不是", "应该是", "改成", "更正",
        "补充一下", "第一千条", "第1条", "《民法典》", "《", "》", "民法典1042条", "劳动合同法", "2012年", "公司", "物业", "店", "厂", "法", "取消", "提交", "跳过", "上一步", "第二个", "最早的", "下下周",
            "下周四", "半小时后",
        "自2020年1月1日起施行", "同时废止", "吗", "呢", "。", "，", "？", "！", "\n", " ", "　", "０１２３", "ＡＢＣ", "a@b.c", "http://x.example/?q=", "<script>", "<a href=\"x\">",
            "'; DROP TABLE Cases; --", "{0}", "%s", "${7*7}", "../../etc/passwd",
        "case.rate:", "=yes", "draft.resume:complaint", "legal.why:", "\u0000", "\u0007", "\u001d", "\u200b", "\u202e", "\ufeff", "\ufffe", "\ud83d", "\ude00",
            "😀", "👨‍👩‍👧‍👦", "e\u0301", "ﷺ", "𠮷", "龘", "〇", "①", "Ⅳ", "㎡", "½",
    ];

    private static readonly string[] Stories =
    [
        "3号楼楼下烧烤店油烟太大，晚上根本睡不着，", "物业费涨价业主可以拒绝交吗，", "我想预约周四的律师，", "缴费单号", "老板欠我工资三个月一共", "我住阳光花园5栋2单元301，", "不对，是", "借出去的钱", "他说要赔我",
    ];

    /// <summary>Every character that a pattern of the product names: runs of these are what patterns work on.</summary>
    private static readonly char[] Alphabet = [.. Patterns().SelectMany(pattern => pattern.Pattern).Where(c => c > ' ').Distinct().Order()];

    /// <summary>Every pattern that is declared in the product.</summary>
    public static IReadOnlyList<GeneratedRegexAttribute> Patterns() =>
        [.. new[] { typeof(KnowledgeIndex), typeof(CityOptions), typeof(WebChatOptions), typeof(WebHost) }.Select(type => type.Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type =>
                type.GetMembers(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(member => member.GetCustomAttribute<GeneratedRegexAttribute>()).OfType<GeneratedRegexAttribute>()];

    public static string Next(Random chance)
    {
        var text = new StringBuilder();
        var parts = chance.Next(4) == 0 ? chance.Next(2, 6) : 1;
        if (chance.Next(3) == 0)
            text.Append(chance.GetItems(Stories, 1)[0]);
        for (var i = 0; i < parts; i++)
            text.Append(Part(chance));
        if (chance.Next(3) == 0)
            text.Append(chance.GetItems(Words, 1)[0]);
        return text.Length > Longest ? text.ToString(0, Longest) : text.ToString();
    }

    private static string Part(Random chance) => chance.Next(8) switch
    {
        0 => Run(chance, "0123456789"),
        1 => Run(chance, "一二三四五六七八九十百千万亿两〇零半几kKwW.,0123456789"),
        2 => Repeated(chance.GetItems(Alphabet, 1)[0].ToString(), Length(chance)),
        3 => Repeated(string.Concat(chance.GetItems(Words, chance.Next(1, 4))), Length(chance)),
        4 => Repeated(new string(chance.GetItems(Alphabet, chance.Next(2, 5))), Length(chance)),
        5 => string.Concat(chance.GetItems(Words, chance.Next(2, 60))),
        6 => new string(chance.GetItems(Alphabet, Length(chance))),
        _ => Anything(chance),
    };

    private static string Run(Random chance, string alphabet) =>
        new(chance.GetItems(alphabet.ToCharArray(), chance.Next(10) == 0 ? Length(chance) : chance.Next(16, 200)));

    private static string Repeated(string part, int length)
    {
        var text = new StringBuilder(length + part.Length);
        while (text.Length < length)
            text.Append(part);
        return text.ToString();
    }

    /// <summary>Mostly short, sometimes as long as a message may be.</summary>
    private static int Length(Random chance) => chance.Next(20) switch { 0 => Longest, < 4 => chance.Next(1000, 4000), _ => chance.Next(2, 200) };

    private static string Anything(Random chance)
    {
        var text = new char[chance.Next(1, 300)];
        for (var i = 0; i < text.Length; i++)
            text[i] = (char)chance.Next(1, 0x10000);
        return new string(text);
    }
}
