using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ResidentAssistant.Knowledge;

/// <summary>What the index is written and asked with: see <see cref="ChineseTokenizer"/>.</summary>
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

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) =>
        new(new ChineseTokenizer(reader, singles: fieldName != Fields.Head));
}
