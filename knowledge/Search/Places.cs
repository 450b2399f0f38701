using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>Where each passage of one state of the index stands: its law, chapter and heading as numbers, 0 for none.</summary>
internal sealed class Places
{
    /// <summary>Levels of headings that make a chapter: part and chapter.</summary>
    private const int ChapterLevels = 2;

    /// <summary>By law.</summary>
    private readonly bool[] _criminal;

    public Places(IndexReader reader)
    {
        (Law, Chapter, Heading) = (new int[reader.MaxDoc], new int[reader.MaxDoc], new int[reader.MaxDoc]);
        var (laws, chapters, headings) = (Numbers(), Numbers(), Numbers());
        foreach (var leaf in reader.Leaves)
            Read(leaf, laws, chapters, headings);
        (Laws, Chapters, Headings) = (laws.Count, chapters.Count, headings.Count);
        Standing = new float[Laws];
        HeadingStart = new int[Headings];
        for (var doc = reader.MaxDoc - 1; doc >= 0; doc--)
            HeadingStart[Heading[doc]] = doc;
        _criminal = new bool[Laws];
        foreach (var (law, number) in laws)
        {
            _criminal[number] = CriminalLaw.Is(law);
            Standing[number] = MathF.Log(1 + reader.DocFreq(new Term(Fields.Mentions, law)));
        }
    }

    public int[] Law { get; }

    public int[] Chapter { get; }

    public int[] Heading { get; }

    /// <summary>By heading, its first passage.</summary>
    public int[] HeadingStart { get; }

    public int Laws { get; }

    public int Chapters { get; }

    public int Headings { get; }

    /// <summary>By law: the logarithm of how many passages of other laws name it. A law that others lean on answers more questions.</summary>
    public float[] Standing { get; }

    /// <summary>Whether a passage is of criminal law.</summary>
    public bool IsCriminal(int passage) => _criminal[Law[passage]];

    private void Read(AtomicReaderContext leaf, Dictionary<string, int> laws, Dictionary<string, int> chapters, Dictionary<string, int> headings)
    {
        if (leaf.AtomicReader.GetSortedDocValues(Fields.Place) is not { } values)
            return;
        var known = new (int Law, int Chapter, int Heading)?[values.ValueCount];
        var value = new BytesRef();
        for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
        {
            if (values.GetOrd(doc) is not (>= 0 and var ord))
                continue;
            if (known[ord] is not { } place)
            {
                values.LookupOrd(ord, value);
                var levels = value.Utf8ToString().Split(Fields.PlaceSeparator);
                known[ord] = place = (
                    NumberOf(laws, levels[0]),
                    NumberOf(chapters, string.Join(Fields.PlaceSeparator, levels.Take(1 + ChapterLevels))),
                    NumberOf(headings, string.Join(Fields.PlaceSeparator, levels)));
            }
            (Law[leaf.DocBase + doc], Chapter[leaf.DocBase + doc], Heading[leaf.DocBase + doc]) = place;
        }
    }

    private static Dictionary<string, int> Numbers() => new(StringComparer.Ordinal) { [""] = 0 };

    private static int NumberOf(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
            numbers[name] = number = numbers.Count;
        return number;
    }
}
