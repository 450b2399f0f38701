namespace ResidentAssistant.Knowledge;

/// <summary>What a question asks the index for.</summary>
internal static class Query
{
    /// <summary>Characters of a question that are read; the rest is ignored.</summary>
    public const int MaxLength = 1000;

    private const float HeadWeight = 0.8f;
    private const float AskedWeight = 0.5f;
    private const float SynonymWeight = 0.8f;

    /// <summary>Single characters that carry grammar, not matter (虚字). Pairs with them stay.</summary>
    private static readonly HashSet<char> FunctionCharacters =
        [.. "的了吗呢吧啊呀么嘛是我你您他她它们这那哪有在和与及或就都也还要会能可以怎什样如何为因所被把给对从到又但很个"];

    /// <summary>Whether a single character carries grammar only.</summary>
    public static bool IsGrammar(char c) => FunctionCharacters.Contains(c);

    /// <param name="question">As asked.</param>
    /// <param name="synonyms">Everyday words bring the words of statutes along.</param>
    public static IReadOnlyList<QueryTerm> Terms(string question, IReadOnlyList<Synonyms> synonyms)
    {
        var read = question.Length > MaxLength ? question[..MaxLength] : question;
        var terms = new List<QueryTerm>();
        foreach (var (term, count) in ChineseAnalyzer.Tokens(Fields.Text, read))
        {
            if (term.Length == 1 && FunctionCharacters.Contains(term[0]))
                continue;
            terms.Add(new QueryTerm(Fields.Text, term, MathF.Sqrt(count)));
            terms.Add(new QueryTerm(Fields.Asked, term, MathF.Sqrt(count) * AskedWeight));
        }
        foreach (var (term, count) in ChineseAnalyzer.Tokens(Fields.Head, read))
        {
            if (term.Length > 1)
                terms.Add(new QueryTerm(Fields.Head, term, count * HeadWeight));
        }
        foreach (var word in LegalWords(read, synonyms))
            AddSynonym(terms, word);
        return terms;
    }

    /// <summary>Words of statutes for what the question says in everyday words, each once; those it says itself are not among them.</summary>
    public static IEnumerable<string> LegalWords(string question, IReadOnlyList<Synonyms> synonyms) => synonyms
        .Where(group => group.Everyday.Any(word => question.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .SelectMany(group => group.Legal)
        .Where(word => !question.Contains(word, StringComparison.OrdinalIgnoreCase))
        .Distinct();

    /// <summary>The pairs of a word together weigh as much as one pair of the question, whatever its length.</summary>
    private static void AddSynonym(List<QueryTerm> terms, string word)
    {
        var pairs = ChineseAnalyzer.Tokens(Fields.Head, word);
        var weight = SynonymWeight / MathF.Sqrt(pairs.Count);
        foreach (var (term, _) in pairs)
        {
            terms.Add(new QueryTerm(Fields.Text, term, weight));
            terms.Add(new QueryTerm(Fields.Head, term, weight * HeadWeight));
        }
    }

    /// <summary>The same question, to be compared with answered ones.</summary>
    public static IReadOnlyList<QueryTerm> Likeness(IReadOnlyList<QueryTerm> question) =>
        [.. from term in question where term.Field == Fields.Text select term with { Field = Fields.Memory }];
}
