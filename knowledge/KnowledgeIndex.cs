using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;
using Lock = System.Threading.Lock;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// The inverted index (倒排索引) of the knowledge base in one folder. It is a cache: everything in it comes from the
/// caller. Safe for any number of threads; of several writers, also in other processes, one writes at a time. What another
/// process writes is seen within a second.
/// </summary>
public sealed class KnowledgeIndex : IDisposable
{
    /// <summary>Raised when the layout or the analysis changes; an index of another version is deleted on opening.</summary>
    internal const string Format = "5";

    internal const string FormatKey = "format";
    internal const string GenerationKey = "generation";
    private const string WeightsKey = "weights";
    private const string ArticlesKey = "confidence of articles";
    private const string EntriesKey = "confidence of entries";
    private const long RefreshMilliseconds = 1000;

    private static readonly ConditionalWeakTable<IndexReader, Confidences> PerReader = [];

    private readonly string _folder;
    private readonly QuestionSeal _seal;
    private readonly FSDirectory _directory;
    private readonly Lock _writing = new();
    private readonly Lock _opening = new();
    private SearcherManager? _searchers;
    private volatile Weights? _weights;
    private volatile IReadOnlyList<Synonyms> _synonyms = [];
    private long _lastRefresh;

    private KnowledgeIndex(string folder, QuestionSeal seal)
    {
        (_folder, _seal) = (folder, seal);
        _directory = FSDirectory.Open(folder, NoLockFactory.GetNoLockFactory());
    }

    /// <summary>
    /// Everyday words that bring the words of statutes along, from the next search on. Not kept on disk; set it before
    /// <see cref="Rebuild"/>, so that what is learned fits.
    /// </summary>
    public IReadOnlyList<Synonyms> Synonyms
    {
        get => _synonyms;
        set => _synonyms = value;
    }

    /// <summary>True when there is nothing to find.</summary>
    public bool IsEmpty => WithReader(reader => reader.NumDocs == 0, whenMissing: true);

    /// <summary>What the caller gave with the last write; null for a new index. To compare with the database.</summary>
    public string? Generation => CommitData(GenerationKey);

    /// <summary>
    /// Opens the index in a folder, which is created when missing. A damaged index or one of another format version is
    /// deleted and the new one is empty. Only files of an index are ever deleted. Does not take the write lock of a sound index.
    /// </summary>
    /// <param name="folder">Created when missing.</param>
    /// <param name="seal">What answered questions are sealed with; null: they can be read in the files.</param>
    /// <exception cref="KnowledgeIndexBusyException">The index is unusable and another process is writing to it.</exception>
    public static KnowledgeIndex Open(string folder, QuestionSeal? seal = null)
    {
        Directory.CreateDirectory(folder);
        var index = new KnowledgeIndex(folder, seal ?? QuestionSeal.None);
        try
        {
            if (!index.IsSound())
                index.DeleteUnlessMended();
            index.Refresh(force: true);
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Replaces everything and learns anew how to weigh evidence. Searches see the old state until this returns, and keep it
    /// if it throws. Passages are read once and not held. All national laws (59,000 articles) take some seconds.
    /// </summary>
    /// <param name="passages">Everything that can be found.</param>
    /// <param name="generation">Comes back from <see cref="Generation"/>.</param>
    /// <param name="answered">Everything to learn from besides the <see cref="Passage.Cites"/> of entries.</param>
    /// <param name="judged">What teaches how far a match of an entry can be trusted.</param>
    /// <exception cref="KnowledgeIndexBusyException">Another process is writing.</exception>
    public void Rebuild(
        IEnumerable<Passage> passages,
        string generation,
        IEnumerable<AnsweredQuestion>? answered = null,
        IReadOnlyList<JudgedMessage>? judged = null) => Write(generation, writer =>
    {
        writer.DeleteAll();
        foreach (var passage in passages)
            writer.AddDocument(Fields.ToDocument(passage, _seal));
        foreach (var question in answered ?? [])
            writer.AddDocument(Fields.ToDocument(question, _seal));
        writer.ForceMerge(1);
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        var ranking = RankerTraining.From(reader, Synonyms, _seal);
        return new Learned(
            ranking?.Trees.ToString(), ranking?.Confidence.ToString(), EntryConfidence.Learn(EntryWordings.Of(reader), judged ?? [])?.ToString());
    });

    /// <summary>Adds or replaces passages by their id and deletes others. What it changed is found by searches that begin after it returns.</summary>
    /// <param name="upserts">New or changed passages.</param>
    /// <param name="deletedIds">Ids of passages and answered questions; unknown ones are ignored.</param>
    /// <param name="generation">Comes back from <see cref="Generation"/>.</param>
    /// <param name="answered">New or changed answered questions.</param>
    /// <exception cref="KnowledgeIndexBusyException">Another process is writing.</exception>
    public void Update(
        IEnumerable<Passage> upserts,
        IEnumerable<string> deletedIds,
        string generation,
        IEnumerable<AnsweredQuestion>? answered = null) => Write(generation, writer =>
    {
        foreach (var id in deletedIds)
            writer.DeleteDocuments(new Term(Fields.Id, id));
        foreach (var passage in upserts)
            writer.UpdateDocument(new Term(Fields.Id, passage.Id), Fields.ToDocument(passage, _seal));
        foreach (var question in answered ?? [])
            writer.UpdateDocument(new Term(Fields.Id, question.Id), Fields.ToDocument(question, _seal));
        return new Learned(CommitData(WeightsKey), CommitData(ArticlesKey), CommitData(EntriesKey));
    });

    /// <summary>
    /// The best passages for a question in everyday Chinese, best first. A cited article (民法典1042条) comes before all
    /// others. Any text is allowed; one without a letter or digit finds nothing, and only the first 1,000 characters are read.
    /// </summary>
    /// <param name="query">Question, words, or a citation.</param>
    /// <param name="top">Hits wanted, at most 1,000.</param>
    /// <param name="kind">Only passages of this kind.</param>
    /// <param name="explain">Fill in <see cref="SearchHit.Why"/>.</param>
    public IReadOnlyList<SearchHit> Search(string query, int top, PassageKind? kind = null, bool explain = false)
    {
        if (top <= 0 || string.IsNullOrWhiteSpace(query))
            return [];
        var asked = Slips.Mend(TraditionalCharacters.Simplify(query));
        Refresh(force: false);
        return WithReader<IReadOnlyList<SearchHit>>(
            reader => new KnowledgeSearch(reader, WeightsOf(reader), Synonyms, _seal, asked).Run(Math.Min(top, KnowledgeSearch.MaxTop), kind, explain),
            whenMissing: []);
    }

    /// <summary>The articles that come nearest a question, as <see cref="Search"/> finds them.</summary>
    /// <param name="question">As a resident asks it.</param>
    /// <param name="top">Articles wanted.</param>
    public FoundArticles Articles(string question, int top)
    {
        if (top <= 0 || string.IsNullOrWhiteSpace(question))
            return new FoundArticles([], null);
        var asked = Slips.Mend(TraditionalCharacters.Simplify(question));
        Refresh(force: false);
        return WithReader(
            reader =>
            {
                var search = new KnowledgeSearch(reader, WeightsOf(reader), Synonyms, _seal, asked);
                var hits = search.Run(top, PassageKind.Article, explain: false);
                return new FoundArticles(hits, search.Leading is { } leading ? ConfidencesOf(reader).OfArticles?.Of(ArticleConfidence.Features(leading)) : null)
                {
                    Cited = search.Cited,
                };
            },
            whenMissing: new FoundArticles([], null));
    }

    /// <summary>
    /// The entries that ask the likest of a question, best first, each with the confidence that it is the right one. Any text is
    /// allowed.
    /// </summary>
    /// <param name="question">As a resident asks it.</param>
    /// <param name="top">Entries wanted.</param>
    /// <param name="instead">An entry as it would be; it stands in for the one of its id.</param>
    public IReadOnlyList<EntryMatch> Match(string question, int top, Passage? instead = null)
    {
        if (top <= 0 || string.IsNullOrWhiteSpace(question))
            return [];
        var asked = Slips.Mend(TraditionalCharacters.Simplify(question));
        Refresh(force: false);
        return WithReader<IReadOnlyList<EntryMatch>>(
            reader =>
            {
                var entries = EntryWordings.Of(reader);
                var confidence = ConfidencesOf(reader).OfEntries;
                return [.. (instead is null ? entries : entries.With(instead)).Match(asked, top)
                    .Select(match => new EntryMatch(match.Id, match.Title, match.Topic, confidence.Of(match.Features), match.Coverage))];
            },
            whenMissing: []);
    }

    /// <summary>Closes the files; the index stays on disk.</summary>
    public void Dispose()
    {
        _searchers?.Dispose();
        _directory.Dispose();
    }

    /// <param name="generation">See <see cref="Generation"/>.</param>
    /// <param name="change">Returns what the new state has learned.</param>
    private void Write(string generation, Func<IndexWriter, Learned> change)
    {
        lock (_writing)
        {
            using (WriteLock.Take(_folder))
            using (var writer = new IndexWriter(_directory, WriterConfig()))
            {
                try
                {
                    var (weights, articles, entries) = change(writer);
                    writer.SetCommitData(new Dictionary<string, string>
                    {
                        [FormatKey] = StoredFormat,
                        [GenerationKey] = generation,
                        [WeightsKey] = weights ?? "",
                        [ArticlesKey] = articles ?? "",
                        [EntriesKey] = entries ?? "",
                    });
                    writer.Commit();
                }
                catch
                {
                    writer.Rollback();
                    throw;
                }
            }
            Refresh(force: true);
        }
    }

    private static IndexWriterConfig WriterConfig() => new(LuceneVersion.LUCENE_48, ChineseAnalyzer.Instance)
    {
        OpenMode = OpenMode.CREATE_OR_APPEND,
        RAMBufferSizeMB = 64,
        Similarity = new BM25Similarity(),
        MergeScheduler = new SerialMergeScheduler(),
    };

    private string StoredFormat => Format + _seal.Name;

    private string? CommitData(string key) =>
        WithReader(reader => reader.IndexCommit.UserData.TryGetValue(key, out var value) && value.Length > 0 ? value : null, whenMissing: null);

    private BoostedTrees? WeightsOf(DirectoryReader reader)
    {
        if (!reader.IndexCommit.UserData.TryGetValue(WeightsKey, out var text) || text.Length == 0)
            return null;
        // Another thread may learn of newer weights meanwhile; each search uses those of its own reader.
        if (_weights is not { } known || known.Text != text)
            _weights = known = new Weights(text, BoostedTrees.FromText(text));
        return known.Trees;
    }

    private static Confidences ConfidencesOf(DirectoryReader reader) => PerReader.GetValue(reader, static reader =>
    {
        return new Confidences(Read(EntriesKey) ?? EntryConfidence.Default, Read(ArticlesKey));

        Calibration? Read(string key) =>
            ((DirectoryReader)reader).IndexCommit.UserData.TryGetValue(key, out var text) && text.Length > 0 ? Calibration.FromText(text) : null;
    });

    /// <summary>How far matches can be trusted.</summary>
    private sealed record Confidences(Calibration OfEntries, Calibration? OfArticles);

    /// <summary>What was learned with a rebuild, as text; null for nothing.</summary>
    private sealed record Learned(string? Weights, string? Articles, string? Entries);

    private sealed record Weights(string Text, BoostedTrees Trees);

    private bool IsSound() => IndexFiles.IsSound(_directory, FormatKey, found => found == StoredFormat);

    /// <summary>Looks again under the lock: another process may have been committing or mending at the first look.</summary>
    private void DeleteUnlessMended()
    {
        using var held = WriteLock.Take(_folder);
        if (!IsSound())
            IndexFiles.Delete(_folder);
    }

    /// <summary>Takes up the newest commit; not forced, at most once a second and never waiting for another thread that does the same.</summary>
    private void Refresh(bool force)
    {
        var last = Interlocked.Read(ref _lastRefresh);
        var now = Environment.TickCount64;
        if (!force && (now - last < RefreshMilliseconds || Interlocked.CompareExchange(ref _lastRefresh, now, last) != last))
            return;
        if (_searchers is { } searchers)
        {
            if (force)
                searchers.MaybeRefreshBlocking();
            else
                TakeUp(searchers);
            return;
        }
        lock (_opening)
        {
            if (_searchers is null && DirectoryReader.IndexExists(_directory))
                _searchers = new SearcherManager(_directory, null);
        }
    }

    /// <summary>When another process is just replacing the files, the state at hand serves until the next try.</summary>
    private static void TakeUp(SearcherManager searchers)
    {
        try
        {
            searchers.MaybeRefresh();
        }
        catch (IOException)
        {
        }
    }

    private T WithReader<T>(Func<DirectoryReader, T> read, T whenMissing)
    {
        if (_searchers is not { } searchers)
            return whenMissing;
        var searcher = searchers.Acquire();
        try
        {
            return read((DirectoryReader)searcher.IndexReader);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }
}
