using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A law that another one ended (废止), as a question names it.</summary>
/// <param name="Name">Name of the law.</param>
/// <param name="From">First day on which it was no longer in force.</param>
/// <param name="By">Name of the law that ended it.</param>
/// <param name="Law">Its last version, when the library holds one.</param>
/// <param name="Article">The article named, in its last wording, when the library holds it.</param>
/// <param name="Rest">What to look for in the law of today; null when the question names the law and asks nothing else.</param>
public sealed record FormerLaw(string Name, DateOnly From, string By, Law? Law, Article? Article, string? Rest);

/// <summary>
/// Finds laws that are no longer in force. They are not in the index, so that nobody meets them by chance; who names one
/// (婚姻法第32条怎么说) is told what replaced it.
/// </summary>
public static partial class FormerLaws
{
    private const int LongestQuestion = 1000;

    /// <summary>The longest name of a law that is no longer in force among the words of a question; null when there is none.</summary>
    public static async Task<FormerLaw?> NamedAsync(AppDb db, string question, DateOnly today, CancellationToken cancellation)
    {
        var words = LawParser.CanonicalLawName(question.Length > LongestQuestion ? question[..LongestQuestion] : question);
        var keys = await db.Repeals.Where(r => r.From <= today).Select(r => r.Key).Distinct().ToListAsync(cancellation);
        foreach (var key in keys.Where(key => words.Contains(key, StringComparison.Ordinal)).OrderByDescending(key => key.Length))
        {
            // 合同法 within 劳动合同法 is another law.
            var longer = await db.Laws.Where(Law.InForceOn(today)).Where(l => l.Key.Contains(key)).Select(l => l.Key).ToListAsync(cancellation);
            var without = longer.Aggregate(words, (left, name) => left.Replace(name, " ", StringComparison.Ordinal));
            if (without.IndexOf(key, StringComparison.Ordinal) is >= 0 and var at)
                return await FindAsync(db, key, without[..at], without[(at + key.Length)..], today, cancellation);
        }

        return null;
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

    /// <summary>Words of a question about a law itself, not about a case.</summary>
    [GeneratedRegex("第.{1,9}[款项]|请问|怎么[说写]的?|如何|是?怎么规定|是?如何规定|规定了?|说了?|写了?|什么|哪些|内容|条文|原文|法条|现在|还|有效|能用|适用|废止|作废|失效|新|旧|原|老|的|了|吗|呢|啊|吧|是|有|看|查|一下|我|想|知道|中华人民共和国")]
    private static partial Regex Idle();
}
