using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Looks citations up: only what is in force on the day can be cited.</summary>
public static partial class Citations
{
    private const int LongestName = 60;

    /// <summary>Numbers of articles that are looked up in one text, each with a query or two: a text of thousands must not keep the database busy.</summary>
    private const int MostNumbers = 40;

    public static async Task<(Law Law, Article Article)?> FindAsync(AppDb db, Citation citation, DateOnly day, CancellationToken cancellation)
    {
        var key = LawParser.CanonicalLawName(citation.Law);
        var found = await (from law in db.Laws.AsNoTracking().Where(Law.InForceOn(day))
                           join article in db.Articles.AsNoTracking() on law.TextId equals article.TextId
                           where law.Key == key && article.Number == citation.Article
                           select new { law, article }).FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.law, found.article);
    }

    /// <summary>The articles among what was found that are in force on the day, in the same order.</summary>
    public static async Task<IReadOnlyList<(Law Law, Article Article)>> FoundAsync(AppDb db, IEnumerable<SearchHit> hits, DateOnly day,
        CancellationToken cancellation)
    {
        var found = new List<(Law, Article)>();
        foreach (var hit in hits)
            if (hit.Law is not null && hit.Article is not null && await FindAsync(db, new Citation(hit.Law, hit.Article), day, cancellation) is { } article)
                found.Add(article);
        return found;
    }

    /// <summary>True when every cited article is in the library and in force on the day.</summary>
    public static async Task<bool> AllStandAsync(AppDb db, IReadOnlyList<Citation> citations, DateOnly day, CancellationToken cancellation) =>
        (await MissingAsync(db, citations, day, cancellation)).Count == 0;

    /// <summary>Those that are not in the library or not in force on the day.</summary>
    public static async Task<IReadOnlyList<Citation>> MissingAsync(AppDb db, IReadOnlyList<Citation> citations, DateOnly day, CancellationToken cancellation)
    {
        var laws = await LawsAsync(db, citations, day, cancellation);
        return [.. citations.Where(citation => !laws.ContainsKey(citation))];
    }

    /// <summary>The law in force on the day of each citation that has one with such an article.</summary>
    public static async Task<IReadOnlyDictionary<Citation, Law>> LawsAsync(
        AppDb db, IReadOnlyList<Citation> citations, DateOnly day, CancellationToken cancellation)
    {
        if (citations.Count == 0)
            return new Dictionary<Citation, Law>();
        var keys = citations.Select(citation => LawParser.CanonicalLawName(citation.Law)).Distinct().ToList();
        var numbers = citations.Select(citation => citation.Article).Distinct().ToList();
        var found = await (from law in db.Laws.AsNoTracking().Where(Law.InForceOn(day))
                           join article in db.Articles.AsNoTracking() on law.TextId equals article.TextId
                           where keys.Contains(law.Key) && numbers.Contains(article.Number)
                           select new { law, article.Number }).ToListAsync(cancellation);
        var laws = new Dictionary<Citation, Law>();
        foreach (var citation in citations)
            if (found.Find(row => row.Number == citation.Article && row.law.Key == LawParser.CanonicalLawName(citation.Law)) is { } row)
                laws[citation] = row.law;
        return laws;
    }

    /// <summary>What a text cites, of the law in force on the day: 《劳动合同法》第四十七条、第八十二条, 民法典第721条. Each once; of many the first forty.</summary>
    public static async Task<IReadOnlyList<Citation>> InAsync(AppDb db, string text, DateOnly day, CancellationToken cancellation)
    {
        var found = new List<Citation>();
        var (law, behind, numbers) = ((string?)null, 0, 0);
        for (var at = text.IndexOf('第', StringComparison.Ordinal); at >= 0 && numbers < MostNumbers; at = text.IndexOf('第', at + 1))
        {
            if (!LawParser.TryReadArticle(text.AsSpan(at), out var number, out var length))
                continue;
            numbers++;
            // 第八十二条 after 第四十七条、 is of the same law; after other words it is of the law these name, or of none.
            var between = text[behind..at];
            law = law is not null && BetweenNumbers().IsMatch(between) ? law : await NamedAsync(db, between, day, cancellation);
            if (law is not null && await FindAsync(db, new Citation(law, number), day, cancellation) is var (named, article))
                found.Add(new Citation(named.Name, article.Number));
            behind = at + length;
        }

        return [.. found.Distinct()];
    }

    /// <summary>The law of the longest name that words end with.</summary>
    private static async Task<string?> NamedAsync(AppDb db, string words, DateOnly day, CancellationToken cancellation)
    {
        var near = words.Length > 3 * LongestName ? words[^(3 * LongestName)..] : words;
        var name = LawParser.CanonicalLawName(near).TrimEnd('的', '中', '里');
        var endings = Enumerable.Range(2, Math.Max(0, Math.Min(name.Length, LongestName) - 1)).Select(length => LawParser.KeyOf(name[^length..])).ToList();
        var named = await db.Laws.Where(Law.InForceOn(day)).Where(l => endings.Contains(l.Key)).Select(l => l.Name).ToListAsync(cancellation);
        return named.MaxBy(n => n.Length) is { } law && PlaceBefore(law, name) is null ? law : null;
    }

    /// <summary>The place that stands before a law's name at the end of words: then another law is meant, of that place.</summary>
    internal static string? PlaceBefore(string law, string words)
    {
        var key = LawParser.CanonicalLawName(law);
        return words.EndsWith(key, StringComparison.Ordinal) ? LawPlaces.AtEndOf(words[..^key.Length]) : null;
    }

    [GeneratedRegex("^[第条款项一二三四五六七八九十、，,和与及或以至到（）()\\s]*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BetweenNumbers();
}
