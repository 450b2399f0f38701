using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Opens a law, or an article with its history, its neighbours and the answers that cite it.</summary>
public sealed class ReadLaw(Transactions transactions, TimeProvider clock)
{
    private const int StartLength = 22;
    private const int MostAlike = 8;

    /// <param name="name">Name of the law in any usual form, also short (消法).</param>
    /// <param name="number">第一千零四十二条, 1042; null for the contents.</param>
    /// <param name="on">The day whose wording is wanted; today when null.</param>
    public async Task<LawPage> OpenAsync(string name, string? number, DateOnly? on, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var today = CityTime.Today(clock.GetUtcNow());
        var key = LawParser.KeyOf(name);
        var versions = await db.Laws.AsNoTracking().Where(l => l.Key == key).OrderByDescending(l => l.Version).ToListAsync(cancellation);
        if (versions.Count == 0)
        {
            return await FormerLaws.FindAsync(db, key, today, cancellation) is { } former
                ? new LawPage.Ended(former)
                : new LawPage.Missing(null, await AlikeAsync(db, key, cancellation));
        }

        var day = on ?? today;
        var law = versions.Find(l => l.IsInForceOn(day)) ?? versions.Find(l => l.InForceFrom <= day) ?? versions[^1];
        var newer = law.IsInForceOn(today) && await NewerTexts.MissingAsync(db, [law], today, cancellation) is [var missing] ? missing : null;
        if (number is null)
            return new LawPage.Contents(law, await LinesAsync(db, law, cancellation), versions) { Newer = newer };
        var wanted = LawParser.CanonicalArticle(number);
        var article = await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.TextId == law.TextId && a.Number == wanted, cancellation);
        return article is null
            ? new LawPage.Missing(law, [])
            : await ArticleAsync(db, law, article, versions, today, cancellation) with { Newer = newer };
    }

    private static async Task<LawPage> ArticleAsync(
        AppDb db, Law law, Article article, IReadOnlyList<Law> versions, DateOnly today, CancellationToken cancellation)
    {
        var siblings = db.Articles.Where(a => a.TextId == law.TextId);
        var previous = await siblings.Where(a => a.Position < article.Position).OrderByDescending(a => a.Position).Select(a => a.Number)
            .FirstOrDefaultAsync(cancellation);
        var next = await siblings.Where(a => a.Position > article.Position).OrderBy(a => a.Position).Select(a => a.Number).FirstOrDefaultAsync(cancellation);
        var others = new List<OtherWording>();
        foreach (var other in versions.Where(other => other.Id != law.Id))
        {
            var text = await db.Articles.Where(a => a.TextId == other.TextId && a.Number == article.Number).Select(a => a.Text)
                .FirstOrDefaultAsync(cancellation);
            others.Add(new OtherWording(other, text));
        }

        var entries = law.IsInForceOn(today) ? await CitingAsync(db, law, article, today, cancellation) : [];
        return new LawPage.OneArticle(law, article, previous, next, others, entries);
    }

    private static async Task<IReadOnlyList<KnowledgeEntry>> CitingAsync(AppDb db, Law law, Article article, DateOnly today, CancellationToken cancellation)
    {
        var published = await db.KnowledgeEntries.AsNoTracking().Where(e => e.State == EntryState.Published).ToListAsync(cancellation);
        var citing = new List<KnowledgeEntry>();
        foreach (var entry in published.Where(e => e.Content.Citations.Any(c => c.Article == article.Number && LawParser.CanonicalLawName(c.Law) == law.Key)))
            if (await Citations.AllStandAsync(db, entry.Content.Citations, today, cancellation))
                citing.Add(entry);
        return citing;
    }

    private static async Task<IReadOnlyList<ContentsLine>> LinesAsync(AppDb db, Law law, CancellationToken cancellation)
    {
        var lines = await db.Articles.Where(a => a.TextId == law.TextId).OrderBy(a => a.Position).ThenBy(a => a.Number)
            .Select(a => new { a.Number, a.Headings, Start = a.Text.Substring(0, StartLength) }).ToListAsync(cancellation);
        return [.. lines.Select(line => new ContentsLine(line.Number, line.Headings, line.Start))];
    }

    private static async Task<IReadOnlyList<string>> AlikeAsync(AppDb db, string key, CancellationToken cancellation) => key.Length is < 2 or > 100
        ? []
        : await db.Laws.Where(l => l.Key.Contains(key)).Select(l => l.Name).Distinct().OrderBy(name => name.Length).Take(MostAlike).ToListAsync(cancellation);
}
