using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Finds articles to cite, by words or by number: 物业费 上涨, 民法典1042, 民法典第九百四十四条.</summary>
public sealed class FindArticles(Transactions transactions, KnowledgeIndex index, TimeProvider clock)
{
    private const int Shown = 8;
    private const string Numerals = "0123456789一二三四五六七八九十百千零〇";

    public async Task<IReadOnlyList<CitedArticle>> SearchAsync(string typed, CancellationToken cancellation)
    {
        var query = typed.Trim();
        if (query.Length == 0)
            return [];
        // Whoever types a number means an article.
        if (Numerals.Contains(query[^1], StringComparison.Ordinal))
            query += "条";
        await using var db = await transactions.ReadAsync(cancellation);
        var articles = await Citations.FoundAsync(db, index.Search(query, Shown, PassageKind.Article), CityTime.Today(clock.GetUtcNow()), cancellation);
        return [.. articles.Select(found =>
            new CitedArticle(new Citation(found.Law.Name, found.Article.Number), found.Article.Text) { Place = found.Law.Place })];
    }
}
