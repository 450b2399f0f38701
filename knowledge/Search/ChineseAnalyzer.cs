using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Chinese text as overlapping pairs of characters, with the single characters beside them where the field asks for it;
/// Latin words and numbers whole. Full-width letters and digits become half-width, letters lower case.
/// </summary>
internal sealed class ChineseAnalyzer : Analyzer
{
    public static readonly ChineseAnalyzer Instance = new();

    private ChineseAnalyzer()
        : base(PER_FIELD_REUSE_STRATEGY)
    {
    }

    /// <summary>The distinct tokens of a text as the field holds them, with how often each occurs, in order of first occurrence.</summary>
    public static IReadOnlyList<(string Term, int Count)> Tokens(string field, string text)
    {
        var tokens = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        using var stream = Instance.GetTokenStream(field, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            var token = term.ToString();
            tokens[token] = tokens.GetValueOrDefault(token) + 1;
        }
        stream.End();
        return [.. tokens.Select(token => (token.Key, token.Value))];
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        TokenStream folded = new LowerCaseFilter(LuceneVersion.LUCENE_48, new CJKWidthFilter(source));
        return new TokenStreamComponents(source, new CJKBigramFilter(folded, CJKScript.HAN, outputUnigrams: fieldName != Fields.Head));
    }
}
