using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Tells how much a question is like the wordings of published entries: the share of its rare characters and character
/// pairs that the nearest wording, and all wordings of the entry together, have too. The index proposes the candidates.
/// </summary>
public sealed partial class EntryMatcher(KnowledgeIndex index)
{
    private const int Candidates = 20;

    /// <summary>Characters of a question that are compared; the search reads as many.</summary>
    private const int ReadAtMost = 1000;

    /// <summary>Characters that say how something is asked, not what.</summary>
    private static readonly HashSet<char> FunctionCharacters = [.. "的了吗呢啊吧么怎办如何是否能可以不有没谁我你他她它们在就都也还要会被把给和与或及对于这那哪个什为得着过到说上下里让去来做想该"];

    private volatile Known? known;

    /// <summary>The ids of entries that the index has for a question.</summary>
    public IReadOnlyList<string> Propose(string question) =>
        [.. index.Search(question, Candidates, PassageKind.Entry).Select(hit => Passages.EntryOf(hit.Id)!)];

    /// <summary>Candidates, the likest first.</summary>
    /// <param name="db">Where published entries are.</param>
    /// <param name="question">As a resident asks it.</param>
    /// <param name="proposed">What <see cref="Propose"/> found for it.</param>
    /// <param name="instead">An entry as it would be published: always a candidate, in the place of the one of its id.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<EntryMatch>> FindAsync(
        AppDb db, string question, IReadOnlyList<string> proposed, KnowledgeEntry? instead, CancellationToken cancellation)
    {
        var candidates = instead is null ? proposed : [.. proposed.Append(instead.Id).Distinct(StringComparer.Ordinal)];
        if (candidates.Count == 0)
            return [];
        var entries = instead is null ? await KnownAsync(db, cancellation) : Known.With(instead, await PublishedAsync(db, cancellation));
        question = question.Length > ReadAtMost ? question[..ReadAtMost] : question;
        var (asked, subject) = (Parts(question), Subject(question));
        return [.. candidates
            .Select(entries.Find)
            .OfType<KnownEntry>()
            .Select(entry => new EntryMatch(entry.Entry, entries.Likeness(asked, entry), entries.Share(subject, entry)))
            .OrderByDescending(match => match.Likeness).ThenBy(match => match.Entry.Id, StringComparer.Ordinal)];
    }

    private static Task<List<KnowledgeEntry>> PublishedAsync(AppDb db, CancellationToken cancellation) =>
        db.KnowledgeEntries.AsNoTracking().Where(e => e.State == EntryState.Published).ToListAsync(cancellation);

    private async Task<Known> KnownAsync(AppDb db, CancellationToken cancellation)
    {
        var generation = index.Generation ?? "";
        if (known is { } current && current.Generation == generation)
            return current;
        return known = new Known(generation, await PublishedAsync(db, cancellation));
    }

    private static HashSet<string> Parts(string text)
    {
        var plain = Repair.Plain(text);
        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < plain.Length; i++)
        {
            if (!FunctionCharacters.Contains(plain[i]))
                parts.Add(plain[i].ToString());
            if (i + 1 < plain.Length && !(FunctionCharacters.Contains(plain[i]) && FunctionCharacters.Contains(plain[i + 1])))
                parts.Add(plain.Substring(i, 2));
        }

        return parts;
    }

    /// <summary>What is left of a question without numbers and the words that are asked of any matter: 打架 of 打架赔偿怎么算.</summary>
    private static HashSet<string> Subject(string question) =>
        [.. Anything().Split(Repair.Plain(question)).Where(part => part.Length > 0).SelectMany(Parts)];

    [GeneratedRegex("怎么[办算]|咋[办算]|多少钱|赔多少|可不可以|赔偿|补偿|赔钱|多少|起诉|打官司|法院|[犯违合]法吗?|条件|材料|手续|流程|规定|法律|申请|办理|能不能|需要|要求|应该|请问|处理|解决|负责|责任|一般|大概|现在|[告算法律钱谁]|[a-z0-9]+",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Anything();

    private sealed record KnownEntry(KnowledgeEntry Entry, IReadOnlyList<HashSet<string>> Wordings, HashSet<string> All);

    private sealed class Known
    {
        private readonly Dictionary<string, KnownEntry> entries;
        private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
        private readonly int wordings;

        public Known(string generation, IReadOnlyList<KnowledgeEntry> published)
        {
            Generation = generation;
            entries = published.ToDictionary(e => e.Id, Analyse, StringComparer.Ordinal);
            foreach (var wording in entries.Values.SelectMany(e => e.Wordings))
            {
                wordings++;
                foreach (var part in wording)
                    frequency[part] = frequency.GetValueOrDefault(part) + 1;
            }
        }

        public static Known With(KnowledgeEntry instead, IEnumerable<KnowledgeEntry> published) =>
            new("", [.. published.Where(e => e.Id != instead.Id), instead]);

        public string Generation { get; }

        public KnownEntry? Find(string id) => entries.GetValueOrDefault(id);

        public double Likeness(HashSet<string> asked, KnownEntry entry)
        {
            var whole = Weight(asked);
            if (whole == 0)
                return 0;
            var byEntry = Weight(asked.Where(entry.All.Contains)) / whole;
            return entry.Wordings.Max(wording =>
            {
                var shared = Weight(asked.Where(wording.Contains));
                return (0.35 * shared / whole) + (0.25 * shared / Math.Max(1e-9, Weight(wording))) + (0.4 * byEntry);
            });
        }

        public double? Share(HashSet<string> subject, KnownEntry entry) =>
            subject.Count == 0 ? null : Weight(subject.Where(entry.All.Contains)) / Weight(subject);

        private double Weight(IEnumerable<string> parts) => parts.Sum(part => Math.Log(1 + (wordings / (frequency.GetValueOrDefault(part) + 0.5))));

        private static KnownEntry Analyse(KnowledgeEntry entry)
        {
            var wordings = entry.Content.AskedAs.Prepend(entry.Content.Question).Select(Parts).ToList();
            return new KnownEntry(entry, wordings, [.. wordings.SelectMany(w => w)]);
        }
    }
}
