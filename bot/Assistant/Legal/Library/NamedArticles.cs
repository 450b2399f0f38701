using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Finds 民法典1062条, 勞動合同法第八十二條, 刑法第二百六十四条、第二百六十六条 in what a resident asks.</summary>
public static partial class NamedArticles
{
    private const int LongestQuestion = 300;
    private const int MostArticles = 5;

    /// <summary>The words of a message that names articles and says nothing else; null when it says more.</summary>
    public static string? OnlyNamed(string text)
    {
        var said = Tidy(text);
        var named = NamedForm().Matches(said);
        return named.Count > 0 && (NamesLaw(named[0]) || IsPlainlyArticle(named[0]))
            && !FormerLaws.Idle().Replace(NamedForm().Replace(said, ""), "").Any(char.IsLetterOrDigit) ? said : null;
    }

    /// <summary>Whether it names an article and leaves open of which law.</summary>
    public static bool WithoutLaw(string text) => NamedForm().Matches(Tidy(text)) is { Count: > 0 } named && !named.Any(match => match.Groups["law"].Success);

    /// <summary>Each article once, in the order named; numbers without a law belong to the law before them.</summary>
    public static async Task<IReadOnlyList<NamedArticle>> InAsync(AppDb db, string text, DateOnly day, CancellationToken cancellation)
    {
        var articles = new List<NamedArticle>();
        string? law = null;
        foreach (var match in NamedForm().Matches(Tidy(text)).Cast<Match>().Take(MostArticles))
        {
            if (match.Groups["law"] is { Success: true } words)
                law = await LawAsync(db, words.Value, match.Groups["number"].Value, day, cancellation);
            if (law is not null && LawParser.TryReadArticle(match.Groups["number"].Value, out var number, out _))
                articles.Add(new NamedArticle(new Citation(law, number), await Citations.FindAsync(db, new Citation(law, number), day, cancellation)));
        }

        return [.. articles.DistinctBy(article => article.Cited)];
    }

    private static bool NamesLaw(Match match) => match.Groups["law"] is { Success: true } law && !BrokenForm().IsMatch(law.Value);

    /// <summary>第9条, 1062条; three dogs (3条) are none.</summary>
    private static bool IsPlainlyArticle(Match match) => !match.Groups["law"].Success && (match.Value[0] == '第' || match.Groups["number"].Length > 3);

    /// <summary>The name of the longest law in force that the words end with; the words themselves when they sound like one, otherwise null.</summary>
    private static async Task<string?> LawAsync(AppDb db, string words, string number, DateOnly day, CancellationToken cancellation)
    {
        var name = LawParser.CanonicalLawName(words);
        var endings = Enumerable.Range(2, Math.Max(0, name.Length - 1)).Select(length => LawParser.KeyOf(name[^length..])).ToList();
        var named = await db.Laws.Where(Law.InForceOn(day)).Where(law => endings.Contains(law.Key)).Select(law => law.Name).ToListAsync(cancellation);
        // 湖南省物业管理条例 is another law than 物业管理条例, also where it is not in the library.
        if (named.MaxBy(found => found.Length) is { } law)
            return Citations.PlaceBefore(law, name) is { } place ? place + law : law;
        return SoundsLikeLaw().IsMatch(name) || (number[0] == '第' && SoundsLikeRules().IsMatch(name)) ? FormerLaws.Idle().Replace(name, "") : null;
    }

    /// <summary>Without blanks, in half width, simplified; behind 民法典1062 at the end stands 条.</summary>
    private static string Tidy(string text)
    {
        var tidy = BlankForm().Replace(Repair.HalfWidth(TraditionalCharacters.Simplify(text.Length > LongestQuestion ? text[..LongestQuestion] : text)), "");
        return NumberAtEnd().IsMatch(tidy) ? tidy + "条" : tidy;
    }

    [GeneratedRegex("(?:法|典|条例)》?第?[0-9]{1,4}$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NumberAtEnd();

    /// <summary>没办法, 违法 and the like end with 法 and are no law.</summary>
    [GeneratedRegex("..(?:典|条例)$|.(?<![办方无想做看说违合犯书语用执守])法$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SoundsLikeLaw();

    [GeneratedRegex("..(?:办法|规定|解释|细则|规则|通则|决定|意见)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SoundsLikeRules();

    /// <summary>Who says that a law is broken tells of something that happened.</summary>
    [GeneratedRegex("违反|没有?按|不按|不执行", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BrokenForm();

    [GeneratedRegex(@"\s", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BlankForm();

    /// <summary>A law's name, if there is one, and behind it the number of an article.</summary>
    [GeneratedRegex(
        "(?:(?<law>[\\u4e00-\\u9fff《》〈〉()（）]{0,40}?(?:法|典|条例|规定|办法|解释|细则|规则|通则|决定|意见|通知)(?:解释|[(（][一二三四五六七八九十][)）])?)》?(?:里面|当中|里|中|的|,|，"
            + ")?)?(?<number>第?(?:[0-9]{1,4}|[一二三四五六七八九十百千零〇两]{1,9})条(?:之[一二三四五六七八九十])?)(?:第.{1,4}?[款项])*", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NamedForm();
}
