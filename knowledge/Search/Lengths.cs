using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// How long the passages of one state of the index are in one field: numbers of terms, rounded to the 256 that the index can
/// tell apart. Read once, a byte a passage.
/// </summary>
internal sealed class Lengths
{
    private static readonly ConditionalWeakTable<IndexReader, Dictionary<string, Lengths>> PerReader = [];

    private readonly byte[] _norms;
    private readonly float[] _terms = new float[256];

    private Lengths(IndexReader reader, string field)
    {
        Average = Math.Max(1, reader.GetSumTotalTermFreq(field) / (float)Math.Max(1, reader.GetDocCount(field)));
        for (var norm = 0; norm < _terms.Length; norm++)
        {
            var inverseRoot = SmallSingle.Byte315ToSingle((byte)norm);
            _terms[norm] = inverseRoot == 0 ? 0 : 1 / (inverseRoot * inverseRoot);
            Factors[norm] = Bm25.LengthFactor(inverseRoot == 0 ? 1 : _terms[norm] / Average);
        }
        _norms = new byte[reader.MaxDoc];
        foreach (var leaf in reader.Leaves)
        {
            if (leaf.AtomicReader.GetNormValues(field) is not { } norms)
                continue;
            for (var doc = 0; doc < leaf.Reader.MaxDoc; doc++)
                _norms[leaf.DocBase + doc] = (byte)norms.Get(doc);
        }
    }

    /// <summary>Terms of the passages that have the field, on average; at least 1.</summary>
    public float Average { get; }

    /// <summary><see cref="Bm25.LengthFactor"/> by <see cref="Norms"/>.</summary>
    public float[] Factors { get; } = new float[256];

    /// <summary>By document number, which of the 256 lengths.</summary>
    public ReadOnlySpan<byte> Norms => _norms;

    /// <summary>Terms of a passage, 0 when it has none.</summary>
    public float Of(int doc) => _terms[_norms[doc]];

    public static Lengths Of(IndexReader reader, string field)
    {
        var known = PerReader.GetValue(reader, static _ => new Dictionary<string, Lengths>(StringComparer.Ordinal));
        lock (known)
        {
            if (!known.TryGetValue(field, out var lengths))
                known[field] = lengths = new Lengths(reader, field);
            return lengths;
        }
    }
}
