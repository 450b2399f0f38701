using System.Text;

namespace ResidentAssistant.Knowledge;

/// <summary>Names of laws: how they are shown, compared and shortened.</summary>
internal static class LawNames
{
    public const string Country = "中华人民共和国";

    /// <summary>Short names in everyday and professional use whose law is called otherwise.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["民诉法"] = "民事诉讼法",
        ["刑诉法"] = "刑事诉讼法",
        ["行诉法"] = "行政诉讼法",
        ["消法"] = "消费者权益保护法",
        ["消保法"] = "消费者权益保护法",
        ["道交法"] = "道路交通安全法",
        ["交通法"] = "道路交通安全法",
        ["交通安全法"] = "道路交通安全法",
        ["社保法"] = "社会保险法",
        ["食安法"] = "食品安全法",
        ["治安处罚法"] = "治安管理处罚法",
        ["治安法"] = "治安管理处罚法",
        ["治安管理法"] = "治安管理处罚法",
        ["未保法"] = "未成年人保护法",
        ["妇女权益保护法"] = "妇女权益保障法",
        ["老年人权益保护法"] = "老年人权益保障法",
        ["反家暴法"] = "反家庭暴力法",
        ["个保法"] = "个人信息保护法",
        ["劳动仲裁法"] = "劳动争议调解仲裁法",
        ["物业条例"] = "物业管理条例",
    };

    public static string Display(string title)
    {
        var name = title.Replace(Country, "", StringComparison.Ordinal).Trim();
        return name is ['《', .. var inner, '》'] && !inner.Contains('《', StringComparison.Ordinal) ? inner : name;
    }

    /// <summary>Letters and digits only, without 中华人民共和国 and a version date at the end; 〇 becomes 零.</summary>
    public static string Canonical(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var c in WithoutVersion(name).Replace(Country, "", StringComparison.Ordinal))
        {
            if (c is '〇' or '○')
                kept.Append('零');
            else if (c is >= '！' and <= '～' && char.IsLetterOrDigit(c))
                kept.Append((char)(c - 0xFEE0));
            else if (char.IsLetterOrDigit(c))
                kept.Append(c);
        }
        return kept.ToString();
    }

    /// <summary>The canonical name a short one stands for, otherwise the canonical name itself.</summary>
    public static string Resolve(string canonical) => Aliases.GetValueOrDefault(canonical, canonical);

    /// <summary>Drops a version date such as (2019-03-24), in round brackets of either width, from the end of a file name or title.</summary>
    public static string WithoutVersion(string name) => TryReadVersion(name, out _) ? name[..^(name[^1] is ')' or '）' ? 12 : 9)].TrimEnd() : name;

    /// <summary>Reads a date in the form (2019-03-24), or _20190324 as the national database has it, at the end of a file name.</summary>
    public static bool TryReadVersion(string name, out DateOnly version)
    {
        version = default;
        if (name.Length >= 9 && name[^9] == '_' && DateOnly.TryParseExact(name.AsSpan(name.Length - 8), "yyyyMMdd", out version))
            return true;
        return name.Length >= 12
            && name[^12] is '(' or '（'
            && name[^1] is ')' or '）'
            && DateOnly.TryParseExact(name.AsSpan(name.Length - 11, 10), "yyyy-MM-dd", out version);
    }
}
