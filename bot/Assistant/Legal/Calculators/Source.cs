using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>An article a calculator computes with, and the wording it was written for.</summary>
/// <param name="Wording">Day of that version of the law.</param>
public sealed record Source(Citation Citation, DateOnly Wording)
{
    /// <param name="wording">Written 2012-12-28, as in the names of the law files.</param>
    /// <param name="articles">四十六, 四十七.</param>
    public static IReadOnlyList<Source> Of(string law, string wording, params IReadOnlyList<string> articles) =>
        [.. articles.Select(article => new Source(new Citation(law, $"第{article}条"), DateOnly.ParseExact(wording, "yyyy-MM-dd")))];

    /// <summary>Those of a law's articles that an estimate uses.</summary>
    public static IEnumerable<Source> Pick(IReadOnlyList<Source> sources, string law, params IReadOnlyList<string> articles) =>
        sources.Where(source => source.Citation.Law == law && articles.Any(article => source.Citation.Article == $"第{article}条"));

    /// <summary>True when each article is in force on the day and no newer wording of its law is.</summary>
    public static async Task<bool> AllStandAsync(AppDb db, IReadOnlyList<Source> sources, DateOnly day, CancellationToken cancellation)
    {
        foreach (var source in sources)
            if (await Citations.FindAsync(db, source.Citation, day, cancellation) is not var (law, _) || law.Version > source.Wording)
                return false;
        return true;
    }
}
