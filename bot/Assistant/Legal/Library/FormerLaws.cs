using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Finds laws that are no longer in force. They are not in the index, so that nobody meets them by chance; who names one
/// (婚姻法第32条怎么说) is told what replaced it.
/// </summary>
public static partial class FormerLaws
{
    private const int LongestQuestion = 1000;
    private static readonly char[] ClauseEnds = ['，', ',', '。', '；', ';', '！', '!', '？', '?', '\n'];

    /// <summary>The longest name of a law that is no longer in force among the words of a question; null when there is none.</summary>
    public static async Task<FormerLaw?> NamedAsync(AppDb db, string question, DateOnly today, CancellationToken cancellation)
    {
        var words = Words(question);
        var keys = await db.Repeals.Where(r => r.From <= today).Select(r => r.Key)
            .Union(EndedLawList.Ended(db).Where(l => l.From <= today).Select(l => l.Key)).ToListAsync(cancellation);
        foreach (var key in keys.Where(key => words.Contains(key, StringComparison.Ordinal)).OrderByDescending(key => key.Length))
        {
            // 合同法 within 劳动合同法 is another law.
            var longer = await db.Laws.Where(Law.InForceOn(today)).Where(l => l.Key.Contains(key)).Select(l => l.Key).ToListAsync(cancellation);
            var without = longer.Aggregate(words, (left, name) => left.Replace(name, " ", StringComparison.Ordinal));
            if (Whole(without, key) is >= 0 and var at)
                return await FindAsync(db, key, without[..at], without[(at + key.Length)..], today, cancellation);
        }

        return null;
    }

    /// <summary>Null unless the question names a day, by year at least, on which another version of the cited article was in force.</summary>
    public static async Task<FormerWording?> WordedAsync(AppDb db, string question, DateOnly today, CancellationToken cancellation)
    {
        if (Day().Match(question) is not { Success: true } said || LastDayOf(said) is not { } day || day >= today
            || await Citations.InAsync(db, question, today, cancellation) is not [var cited, ..]
            || await Citations.FindAsync(db, cited, today, cancellation) is not var (law, article)
            || await Citations.FindAsync(db, cited, day, cancellation) is not var (then, wording)
            || then.Id == law.Id)
            return null;
        return new FormerWording(said.Value, then, wording, wording.Text == article.Text);
    }

    /// <summary>What a question says, as names of laws are compared; a name does not run on from one clause into the next.</summary>
    private static string Words(string question) =>
        string.Join(' ', TraditionalCharacters.Simplify(question.Length > LongestQuestion ? question[..LongestQuestion] : question)
        .Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries).Select(LawParser.CanonicalLawName));

    /// <summary>
    /// Where a law is named and not a part of other words: the 合同法 of 租房合同法律怎么规定 is none, nor is the 信访条例 of 湖北省信访条例.
    /// </summary>
    private static int Whole(string words, string key)
    {
        for (var at = words.IndexOf(key, StringComparison.Ordinal); at >= 0; at = words.IndexOf(key, at + 1, StringComparison.Ordinal))
            if ((key[^1] != '法' || !GoesOn().IsMatch(words[(at + key.Length)..])) && !OfAnother(key, words.AsSpan(0, at)))
                return at;
        return -1;
    }

    /// <summary>What stands before the name makes it that of another law: of a province, a city, a county.</summary>
    private static bool OfAnother(string key, ReadOnlySpan<char> before) =>
        before is [.., '省' or '市' or '州' or '县'] or [.., '治', '区'] || (key == "合同法" && before is [.., '劳', '动']);

    private static DateOnly? LastDayOf(Match said)
    {
        var (year, month) =
            (int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture), said.Groups[2].Success
                ? int.Parse(said.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : 12);
        if (month is < 1 or > 12)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        var day = said.Groups[3].Success ? int.Parse(said.Groups[3].ValueSpan, CultureInfo.InvariantCulture) : last;
        return day >= 1 && day <= last ? new DateOnly(year, month, day) : null;
    }

    /// <summary>The former law of this key; null when there is none, or one of this name is in force again.</summary>
    public static async Task<FormerLaw?> FindAsync(AppDb db, string key, DateOnly today, CancellationToken cancellation) =>
        await db.Laws.Where(Law.InForceOn(today)).AnyAsync(l => l.Key == key, cancellation)
            ? null
            : await FindAsync(db, key, "", "", today, cancellation);

    private static async Task<FormerLaw?> FindAsync(AppDb db, string key, string before, string behind, DateOnly today, CancellationToken cancellation)
    {
        var end = await (from repeal in db.Repeals.AsNoTracking()
                         join successor in db.Laws.AsNoTracking() on repeal.LawId equals successor.Id
                         where repeal.Key == key && repeal.From <= today
                         orderby repeal.From descending
                         select new { repeal.Name, repeal.From, By = successor.Name }).FirstOrDefaultAsync(cancellation);
        var listed = await EndedLawList.Ended(db).Where(l => l.Key == key && l.From <= today).Select(l => new { l.Name, l.From, l.By })
            .FirstOrDefaultAsync(cancellation);
        if (end is null || listed?.From > end.From)
            end = listed;
        if (end is null)
            return null;
        var law = await db.Laws.AsNoTracking().Where(l => l.Key == key).OrderByDescending(l => l.Version).FirstOrDefaultAsync(cancellation);
        var named = LawParser.TryReadArticle(behind, out var number, out var length);
        var article = named && law is not null
            ? await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.TextId == law.TextId && a.Number == number, cancellation)
            : null;
        var asked = Idle().Replace(before + behind[length..], "");
        return new FormerLaw(law?.Name ?? end.Name, end.From, end.By, law, article, asked.Length >= 2 ? before + behind[length..] : article?.Text);
    }

    [GeneratedRegex("((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Day();

    /// <summary>法律, 法院, 法规 and the other words that begin with 法; 婚姻法规定 and 婚姻法定义 name the law.</summary>
    [GeneratedRegex("^(?:[律院庭官人制治理务盲子警学]|规(?!定)|定(?!义))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex GoesOn();

    /// <summary>Words of a question about a law itself, not about a case.</summary>
    [GeneratedRegex(
        "第.{1,9}[款项]|第?(?:几|哪一?|多少)条|讲了?|意思|解释|全文|帮我|给我|一?条|啥|请问|怎么[说写]的?|如何|是?怎么规定|是?如何规定|规定了?|说了?|写了?|什么|哪些|内容|条文|原文|法条|现在|还|有效|能用|适用|废止|作废|失效|新|旧|原|老|的|了|"
            + "吗|呢|啊|吧|是|有|看|查|一下|我|想|知道|中华人民共和国", RegexOptions.None, RegexLimit.Milliseconds)]
    internal static partial Regex Idle();
}
