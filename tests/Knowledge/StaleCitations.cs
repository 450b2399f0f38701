using System.Globalization;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Tests.Knowledge;

/// <param name="By">The answer or calculator that cites it.</param>
internal sealed record CarriedCitation(string By, string Law, string Article);

/// <param name="By">What replaced it, in words.</param>
internal sealed record CitedEnd(string Law, DateOnly From, string By);

/// <summary>Says which citations rest on a wording that is no longer the newest, or on a law that has ended.</summary>
internal static class StaleCitations
{
    /// <returns>One line for each: who cites, law, article, the version carried, the newest one, and what became of it.</returns>
    public static IReadOnlyList<string> Find(
        IEnumerable<CarriedCitation> cited, IEnumerable<LawDocument> carried, IReadOnlyList<LawDocument> collection, IEnumerable<CitedEnd> repealed)
    {
        var (own, newest) = (ByKey(carried), ByKey(collection));
        var said = collection.SelectMany(law => law.Repeals.Select(repeal => new CitedEnd(repeal.Law, repeal.From, law.Name)));
        var ended = repealed.Concat(said).ToLookup(law => Key(law.Law), StringComparer.Ordinal);
        var lines =
            cited.Select(citation =>
                Key(citation.Law) is var key ? Line(citation, own.GetValueOrDefault(key), newest.GetValueOrDefault(key), ended[key]) : null);
        return [.. lines.OfType<string>().Distinct()];
    }

    /// <summary>Reads <c>repealed.tsv</c>.</summary>
    public static IReadOnlyList<CitedEnd> Repealed(string path) =>
    [
        .. StarterEndedLaw.Read(path).Select(law => new CitedEnd(
            law.Name, law.From, law.Certainty == EndCertainty.NewerTextMissing ? $"{law.By}, whose text is missing here" : law.By)),
    ];

    public static IReadOnlyList<LawDocument> Read(string path) => [.. LawParser.Parse(path).OfType<LawFile.Parsed>().Select(file => file.Document)];

    private static string? Line(CarriedCitation citation, LawDocument? own, LawDocument? newest, IEnumerable<CitedEnd> ended) =>
        What(citation.Article, own, newest, ended) is { } what
            ? $"{citation.By}: {citation.Law} {citation.Article}, carried {Day(own)}, newest {Day(newest)}: {what}"
            : null;

    private static string? What(string number, LawDocument? own, LawDocument? newest, IEnumerable<CitedEnd> ended)
    {
        var (carried, today) = (Text(own, number), Text(newest, number));
        // A law made again after the end of its older namesake has not ended.
        if (newest is not null && ended.FirstOrDefault(end => end.From > (newest.Effective ?? newest.Version)) is { } gone)
            return $"ended on {gone.From:yyyy-MM-dd}, now {gone.By}";
        if (carried is null)
            return "the product does not carry it";
        if (newest is null)
            return "the collection does not have the law";
        var reads = today is null ? "there is no such article" : today == carried ? "the article reads the same" : "the article reads differently";
        return newest.Version != own!.Version || today != carried ? reads : null;
    }

    private static string? Text(LawDocument? law, string number) => law?.Articles.FirstOrDefault(article => article.Number == number)?.Text;

    private static string Day(LawDocument? law) => law?.Version?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    private static Dictionary<string, LawDocument> ByKey(IEnumerable<LawDocument> laws) =>
        LawDocument.NewestPerLaw(laws).ToDictionary(law => Key(law.Name), StringComparer.Ordinal);

    private static string Key(string law) => LawParser.CanonicalLawName(law);
}
