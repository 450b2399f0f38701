using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>How a passage is laid out in the inverted index.</summary>
internal static class Fields
{
    /// <summary>Article or answer: single characters and pairs.</summary>
    public const string Text = "text";

    /// <summary>Law name and headings, or the topic of an entry: pairs.</summary>
    public const string Head = "head";

    /// <summary>The question of an entry in all its wordings: single characters and pairs.</summary>
    public const string Asked = "asked";

    public const string Id = "id";
    public const string Kind = "kind";

    /// <summary>Canonical law and article number, for direct citation.</summary>
    public const string Citation = "cite";

    /// <summary>Law and headings of an article, by which articles are grouped.</summary>
    public const string Place = "place";

    public const char PlaceSeparator = '\n';

    /// <summary>Canonical names of other laws that an article names.</summary>
    public const string Mentions = "mentions";

    /// <summary>An answered question, for likeness only.</summary>
    public const string Memory = "memory";

    /// <summary>Marks documents with <see cref="Memory"/>.</summary>
    public const string IsMemory = "ismemory";

    public const string Yes = "1";

    /// <summary>Citation keys of the articles that answered a question, one a line.</summary>
    public const string Cites = "cites";

    public const string Law = "law";

    private const string HeadingSeparator = " > ";
    private const string Title = "title";
    private const string Article = "article";
    private const string Effective = "effective";

    /// <summary>Searched, and kept elsewhere.</summary>
    private static readonly FieldType Words = new(TextField.TYPE_NOT_STORED)
    {
        IndexOptions = Lucene.Net.Index.IndexOptions.DOCS_AND_FREQS,
    };

    private static readonly FieldType StoredText = new(TextField.TYPE_STORED)
    {
        IndexOptions = Lucene.Net.Index.IndexOptions.DOCS_AND_FREQS,
    };

    public static Document ToDocument(Passage passage, QuestionSeal seal)
    {
        var document = new Document
        {
            new StringField(Id, passage.Id, Field.Store.YES),
            new StoredField(Title, passage.Title),
            new NumericDocValuesField(Kind, (int)passage.Kind),
            new StoredField(Kind, (int)passage.Kind),
            new Field(Text, passage.Text, StoredText),
            new Field(Head, passage.Law is null ? passage.Headings : $"{passage.Law} {passage.Headings}", StoredText),
        };
        if (passage.Kind == PassageKind.Entry)
            document.Add(new Field(Asked, Wordings(passage), StoredText));
        if (passage.Effective is { } effective)
            document.Add(new StoredField(Effective, effective.ToString("O", CultureInfo.InvariantCulture)));
        if (passage is { Law: { } law, Article: { } article })
        {
            document.Add(new StoredField(Law, law));
            document.Add(new StoredField(Article, article));
            var canonical = LawNames.Canonical(law);
            document.Add(
                new SortedDocValuesField(Place, new BytesRef(string.Join(PlaceSeparator, passage.Headings.Split(HeadingSeparator).Prepend(canonical)))));
            foreach (var other in Knowledge.Mentions.In(passage.Text).Where(other => other != canonical))
                document.Add(new StringField(Mentions, other, Field.Store.NO));
            document.Add(new StringField(Citation, CitationKey(law, article), Field.Store.NO));
        }
        if (passage.Cites.Count > 0)
            Remember(document, Wordings(passage), passage.Cites, seal);
        return document;
    }

    /// <summary>The question of an entry and its other wordings, one a line.</summary>
    public static string Wordings(Passage entry) => string.Join('\n', entry.AskedAs.Prepend(entry.Title));

    public static Document ToDocument(AnsweredQuestion answered, QuestionSeal seal)
    {
        var document = new Document { new StringField(Id, answered.Id, Field.Store.YES) };
        if (answered.Cites.Count > 0)
            Remember(document, answered.Question, answered.Cites, seal);
        return document;
    }

    /// <summary>The form in which citations are compared, whatever form law and number are given in.</summary>
    public static string CitationKey(string law, string article) =>
        $"{LawNames.Canonical(law)}/{LawParser.CanonicalArticle(article)}";

    public static SearchHit ToHit(Document document, double score, string snippet, IReadOnlyList<string> why) => new(
        document.Get(Id, CultureInfo.InvariantCulture),
        (PassageKind)document.GetField(Kind).GetInt32Value()!.Value,
        document.Get(Title, CultureInfo.InvariantCulture),
        document.Get(Law, CultureInfo.InvariantCulture),
        document.Get(Article, CultureInfo.InvariantCulture),
        snippet,
        document.Get(Effective, CultureInfo.InvariantCulture) is { } date
            ? DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture)
            : null,
        score,
        why);

    private static void Remember(Document document, string question, IReadOnlyList<(string Law, string Article)> cites, QuestionSeal seal)
    {
        document.Add(new Field(Memory, seal.Words(question), Words));
        document.Add(new StoredField(Memory, seal.Seal(question)));
        document.Add(new StringField(IsMemory, Yes, Field.Store.NO));
        document.Add(new StoredField(Cites, string.Join('\n', cites.Select(cite => CitationKey(cite.Law, cite.Article)))));
    }
}
