using System.Globalization;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// All wordings of the entries of one state of the index, and what they say, in memory: a question is compared by BM25 over single
/// characters and pairs with each entry as a whole.
/// </summary>
internal sealed class EntryWordings
{
    /// <summary>High: a word that many wordings of an entry have counts more than one that a single wording has.</summary>
    private const double K1 = 4;
    private const double B = 1;

    /// <summary>Rarity counts less than it is: what only one entry has, may stand there by chance.</summary>
    private const double Damped = 0.7;

    /// <summary>Share of wordings from which on a term belongs to an entry's core.</summary>
    private const double CoreFrom = 0.3;

    /// <summary>How much more the rare words of a question count that say what it is about: 医疗事故 of 医疗事故赔偿怎么算.</summary>
    private const double Emphasis = 4;

    /// <summary>Entries that are looked at closely.</summary>
    private const int Closely = 8;

    private static readonly ConditionalWeakTable<IndexReader, EntryWordings> PerReader = [];

    private static volatile Made? _last;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, List<(int Entry, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly double _average;

    /// <param name="entries">The wordings of each, its question first, and what it says; one a line.</param>
    public EntryWordings(IEnumerable<(string Id, string Topic, string Wordings, string Says)> entries)
    {
        foreach (var (id, topic, asked, says) in entries)
        {
            var lines = asked.Split('\n');
            var sets = lines.Concat(says.Split('\n')).Select(line => Terms(line).ToHashSet(StringComparer.Ordinal)).ToList();
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var term in sets.SelectMany(set => set))
                counts[term] = counts.GetValueOrDefault(term) + 1;
            foreach (var (term, count) in counts)
            {
                if (!_postings.TryGetValue(term, out var list))
                    _postings[term] = list = [];
                list.Add((_entries.Count, count));
            }
            var wordings = sets.Take(lines.Length).ToList();
            _entries.Add(new Entry(id, topic, asked, says, lines[0], wordings, counts.Values.Sum()) { Core = Core(wordings) });
        }
        _average = _entries.Count == 0 ? 1 : _entries.Average(entry => entry.Length);
    }

    /// <summary>Of another state of the index in which every entry says the same, the same object: reading them costs little, splitting them into words a second.</summary>
    public static EntryWordings Of(IndexReader reader) => PerReader.GetValue(reader, static reader =>
    {
        var entries = Read(reader).OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        var content = string.Join('\0', entries.Select(entry => $"{entry.Id}\0{entry.Topic}\0{entry.Wordings}\0{entry.Says}"));
        if (_last is { } last && last.Content == content)
            return last.Entries;
        var made = new EntryWordings(entries);
        _last = new Made(content, made);
        return made;
    });

    public bool Has(string id) => _entries.Exists(entry => entry.Id == id);

    /// <summary>The same with one more entry, in the place of the one of its id.</summary>
    public EntryWordings With(Passage instead) =>
        new(_entries.Where(entry => entry.Id != instead.Id).Select(entry => (entry.Id, entry.Topic, entry.Asked, entry.Says))
            .Append((instead.Id, instead.Headings, Fields.Wordings(instead), instead.Text)));

    /// <summary>The likest entries, best first.</summary>
    public IReadOnlyList<Likeness> Match(string question, int top)
    {
        var terms = Terms(question.Length > Query.MaxLength ? question[..Query.MaxLength] : question).Distinct(StringComparer.Ordinal).ToList();
        if (_entries.Count == 0 || terms.Count == 0)
            return [];
        var (scores, covered, rare) = (new double[_entries.Count], new double[_entries.Count], new double[_entries.Count]);
        var (whole, best, wholeRare) = (0d, 0d, 0d);
        foreach (var term in terms)
        {
            var rarity = Rarity(term);
            var emphasis = Math.Pow(rarity, Emphasis);
            whole += rarity;
            wholeRare += emphasis;
            best += rarity * (K1 + 1);
            foreach (var (entry, count) in _postings.GetValueOrDefault(term) ?? [])
            {
                scores[entry] += rarity * (K1 + 1) * count / (count + (K1 * (1 - B + (B * _entries[entry].Length / _average))));
                covered[entry] += rarity;
                rare[entry] += emphasis;
            }
        }
        var leading = Enumerable.Range(0, scores.Length).Where(entry => scores[entry] > 0)
            .OrderByDescending(entry => scores[entry]).ThenBy(entry => _entries[entry].Id, StringComparer.Ordinal).Take(Math.Max(top, Closely)).ToList();
        var asked = terms.ToHashSet(StringComparer.Ordinal);
        var close = leading.Select(entry => (Entry: entry, Wording: LikestWording(terms, whole, _entries[entry]))).ToList();
        var ordered = close.Select(one => (one.Entry, one.Wording, Total: scores[one.Entry] / best))
            .OrderByDescending(one => one.Total).ThenBy(one => _entries[one.Entry].Id, StringComparer.Ordinal).ToList();
        return [.. ordered.Take(top).Select((one, rank) =>
        {
            var other = ordered.Count < 2 ? 0 : ordered[rank == 0 ? 1 : 0].Total;
            var (entry, coverage) = (_entries[one.Entry], covered[one.Entry] / whole);
            return new Likeness(entry.Id, entry.Title, entry.Topic, coverage,
            [
                coverage, rare[one.Entry] / wholeRare, CoreCovered(entry, asked), scores[one.Entry] / best, one.Wording,
                Math.Clamp((one.Total - other) / one.Total, -1, 1), Math.Log(1 + terms.Count),
            ]);
        })];
    }

    /// <summary>What many wordings of an entry have: 军人 of a soldier's divorce. Nobody means it who does not say so.</summary>
    private static List<(string Term, double Share)> Core(List<HashSet<string>> wordings) => [.. wordings.SelectMany(set => set)
        .CountBy(term => term).Select(pair => (pair.Key, Share: pair.Value / (double)wordings.Count)).Where(pair => pair.Share >= CoreFrom)];

    /// <summary>The share of an entry's core that a question has.</summary>
    private double CoreCovered(Entry entry, HashSet<string> asked)
    {
        var (has, whole) = (0d, 1e-9);
        foreach (var (term, share) in entry.Core)
        {
            var weight = share * Rarity(term);
            whole += weight;
            has += asked.Contains(term) ? weight : 0;
        }
        return has / whole;
    }

    /// <summary>Shared rarity beside all rarity of both, of the wording that is likest.</summary>
    private double LikestWording(IReadOnlyList<string> terms, double whole, Entry entry)
    {
        var likest = 0d;
        for (var at = 0; at < entry.Wordings.Count; at++)
        {
            var shared = terms.Where(entry.Wordings[at].Contains).Sum(Rarity);
            if (shared > 0)
                likest = Math.Max(likest, 2 * shared / (whole + entry.Weight(at, Rarity)));
        }
        return likest;
    }

    private double Rarity(string term)
    {
        var frequency = _postings.TryGetValue(term, out var list) ? list.Count : 0;
        return Math.Pow(Math.Log(1 + ((_entries.Count - frequency + 0.5) / (frequency + 0.5))), Damped);
    }

    private static IEnumerable<string> Terms(string text) => ChineseAnalyzer.Tokens(Fields.Text, text).Select(token => token.Term)
        .Where(term => term.Length > 1 || !Query.IsGrammar(term[0]));

    private static IEnumerable<(string Id, string Topic, string Wordings, string Says)> Read(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetNumericDocValues(Fields.Kind) is not { } kinds)
                continue;
            var live = leaf.AtomicReader.LiveDocs;
            var described = leaf.AtomicReader.GetDocsWithField(Fields.Kind);
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
            {
                if (kinds.Get(doc) != (long)PassageKind.Entry || !described.Get(doc) || live?.Get(doc) == false)
                    continue;
                var document = leaf.Reader.Document(doc);
                yield return (Get(Fields.Id), Get(Fields.Head), Get(Fields.Asked), Get(Fields.Text));

                string Get(string field) => document.Get(field, CultureInfo.InvariantCulture);
            }
        }
    }

    private sealed record Made(string Content, EntryWordings Entries);

    /// <summary>How an entry is like a question.</summary>
    /// <param name="Id">Id of the passage.</param>
    /// <param name="Title">The entry's question.</param>
    /// <param name="Topic">The entry's topic.</param>
    /// <param name="Coverage">See <see cref="EntryMatch.Coverage"/>.</param>
    /// <param name="Features">For a <see cref="Calibration"/>.</param>
    internal sealed record Likeness(string Id, string Title, string Topic, double Coverage, double[] Features);

    private sealed record Entry(string Id, string Topic, string Asked, string Says, string Title, IReadOnlyList<HashSet<string>> Wordings, int Length)
    {
        /// <summary>Terms of many wordings, with the share of the wordings that have them.</summary>
        public IReadOnlyList<(string Term, double Share)> Core { get; init; } = [];

        private readonly double[] _weights = new double[Wordings.Count];

        /// <summary>All rarity of a wording, added up once.</summary>
        public double Weight(int wording, Func<string, double> rarity) =>
            _weights[wording] > 0 ? _weights[wording] : _weights[wording] = Wordings[wording].Sum(rarity);
    }
}
