using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What the library knows about a question.</summary>
public abstract record Advice
{
    private Advice()
    {
    }

    /// <summary>A curated answer.</summary>
    public sealed record FromEntry(KnowledgeEntry Entry) : Advice;

    /// <summary>No curated answer; these articles come nearest, best first.</summary>
    public sealed record FromStatutes(IReadOnlyList<(Citation Citation, string Text)> Articles) : Advice;

    public sealed record Nothing : Advice;
}

/// <summary>Finds what a legal question rests on: a published entry that asks the same, else articles of law in force.</summary>
public sealed class AnswerQuestion(KnowledgeIndex index)
{
    /// <summary>Share of the shorter text's character pairs that both share; above it an entry asks the same thing.</summary>
    private const double SameQuestion = 0.5;

    private const int ArticlesShown = 3;

    public async Task<Advice> AskAsync(AppDb db, string question, CancellationToken cancellation)
    {
        if (await EntryAsync(db, question, cancellation) is { } entry)
            return new Advice.FromEntry(entry);
        var articles = new List<(Citation, string)>();
        foreach (var hit in index.Search(question, ArticlesShown, PassageKind.Article))
            if (hit.Law is not null && hit.Article is not null && await Citations.FindAsync(db, new Citation(hit.Law, hit.Article), cancellation) is var (law, article))
                articles.Add((new Citation(law.Name, article.Number), article.Text));
        return articles.Count > 0 ? new Advice.FromStatutes(articles) : new Advice.Nothing();
    }

    private async Task<KnowledgeEntry?> EntryAsync(AppDb db, string question, CancellationToken cancellation)
    {
        var asked = Pairs(question);
        KnowledgeEntry? best = null;
        var bestLikeness = SameQuestion;
        foreach (var hit in index.Search(question, 5, PassageKind.Entry))
        {
            var id = hit.Id["faq:".Length..];
            var entry = await db.KnowledgeEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.State == EntryState.Published, cancellation);
            if (entry is null || !await Citations.AllStandAsync(db, entry.Content.Citations, cancellation))
                continue;
            var likeness = entry.Content.AskedAs.Prepend(entry.Content.Question).Max(variant => Likeness(asked, Pairs(variant)));
            if (likeness > bestLikeness)
                (best, bestLikeness) = (entry, likeness);
        }

        return best;
    }

    private static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        if (left.Count == 0 || right.Count == 0)
            return 0;
        var shared = left.Count(right.Contains);
        return (2.0 * shared / (left.Count + right.Count) * 0.5) + ((double)shared / Math.Min(left.Count, right.Count) * 0.5);
    }

    private static HashSet<string> Pairs(string text)
    {
        var plain = Manners.Plain(text);
        return [.. Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Select(i => plain.Substring(i, 2))];
    }
}
