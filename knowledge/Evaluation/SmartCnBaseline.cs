using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// What anybody would pick: Lucene's SmartChineseAnalyzer, BM25, and the words of a question as alternatives. To measure against;
/// nothing else uses it.
/// </summary>
internal sealed class SmartCnBaseline : IDisposable
{
    private const string Id = "id";
    private const string Text = "text";

    /// <summary>Clauses of a question; Lucene allows 1,024.</summary>
    private const int MostWords = 1000;

    private readonly SmartChineseAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly FSDirectory _directory;
    private IndexSearcher? _searcher;

    /// <param name="folder">Where the index is written.</param>
    public SmartCnBaseline(string folder) => _directory = FSDirectory.Open(folder);

    /// <summary>Writes the index, one segment.</summary>
    public void Build(IEnumerable<Passage> passages)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var passage in passages)
                writer.AddDocument([
                    new StoredField(Id, Fields.CitationKey(passage.Law!, passage.Article!)),
                    new TextField(Text, $"{passage.Title} {passage.Headings}\n{passage.Text}", Field.Store.NO),
                ]);
            writer.ForceMerge(1);
            writer.Commit();
        }
        _searcher = new IndexSearcher(DirectoryReader.Open(_directory)) { Similarity = new BM25Similarity() };
    }

    /// <summary>Citation keys of the articles found, best first.</summary>
    public IReadOnlyList<string> Search(string question, int top)
    {
        var query = new BooleanQuery();
        foreach (var word in Words(question).Distinct(StringComparer.Ordinal).Take(MostWords))
            query.Add(new TermQuery(new Term(Text, word)), Occur.SHOULD);
        return [.. _searcher!.Search(query, top).ScoreDocs.Select(hit => _searcher.Doc(hit.Doc).Get(Id, System.Globalization.CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        _searcher?.IndexReader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }

    private List<string> Words(string question)
    {
        var words = new List<string>();
        using var stream = _analyzer.GetTokenStream(Text, question);
        var word = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            words.Add(word.ToString());
        stream.End();
        return words;
    }
}
