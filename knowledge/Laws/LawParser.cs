namespace ResidentAssistant.Knowledge;

/// <summary>
/// Reads laws kept as Markdown - a title, an information block closed by <c>&lt;!-- INFO END --&gt;</c>, headings and articles - and as .docx
/// of the national database of laws and regulations.
/// </summary>
public static class LawParser
{
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "宪法", "宪法相关法", "民法典", "民法商法", "行政法", "行政法规", "经济法", "社会法", "刑法", "司法解释", "部门规章",
        "诉讼与非诉讼程序法", "地方性法规", "地方政府规章",
    };

    /// <summary>
    /// Reads one file, or every <c>*.md</c> and <c>*.docx</c> below a folder or in a .zip, in the order of their paths, one at a time. Files whose name
    /// begins with _ and README.md are skipped. The books of a code that lie in one folder (民法典) are returned as one
    /// law; naming one of the books reads them all.
    /// </summary>
    public static IEnumerable<LawFile> Parse(string fileOrFolder)
    {
        if (File.Exists(fileOrFolder))
            return LawSource.IsArchive(fileOrFolder) ? ParseAll(LawSource.InArchive(fileOrFolder), fileOrFolder) : ParseFile(fileOrFolder);
        return Directory.Exists(fileOrFolder)
            ? ParseFolder(fileOrFolder)
            : [new LawFile.Refused(fileOrFolder, 0, "there is no such file or folder")];
    }

    /// <summary>
    /// The key by which names of laws are compared: letters and digits, without 中华人民共和国, 《》, blanks, punctuation and a
    /// version date at the end; 〇 is 零.
    /// </summary>
    public static string CanonicalLawName(string name) => LawNames.Canonical(name);

    /// <summary>The name as citations write it: without 中华人民共和国 and without 《》 around it.</summary>
    public static string DisplayName(string title) => LawNames.Display(title);

    /// <summary>The key of the law that a name or a short name in everyday use (消法) stands for.</summary>
    public static string KeyOf(string name) => LawNames.Resolve(LawNames.Canonical(name));

    /// <summary>
    /// 1042条, 第1042条, １０４２, 第一〇四二条 and 第一千零四十二条第二款 all give 第一千零四十二条. What is no number (全文) comes back trimmed.
    /// </summary>
    public static string CanonicalArticle(string article)
    {
        var text = article.Trim();
        if (ArticleNumber.TryReadStart(text, out var number, out _) || ArticleNumber.TryReadStart(text + "条", out number, out _))
            return number.ToString();
        return text.Replace('〇', '零');
    }

    /// <summary>Reads the number at the start of the text (第32条, 三十二条), as <see cref="CanonicalArticle"/> writes it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="article">The number; empty when there is none.</param>
    /// <param name="length">Characters read.</param>
    public static bool TryReadArticle(ReadOnlySpan<char> text, out string article, out int length)
    {
        var isNumber = ArticleNumber.TryReadStart(text, out var number, out length);
        article = isNumber ? number.ToString() : "";
        return isNumber;
    }

    private static IEnumerable<LawFile> ParseFolder(string folder) => ParseAll(LawSource.InFolder(folder), folder);

    private static IEnumerable<LawFile> ParseAll(IEnumerable<LawSource> sources, string root)
    {
        foreach (var files in sources.GroupBy(source => Path.GetDirectoryName(source.Path)!, StringComparer.Ordinal))
        {
            var books = new List<LawDocument>();
            foreach (var file in files)
            {
                var read = LawText.Read(file, CategoryOf(file.Path, root), out var isBook);
                if (isBook && read is LawFile.Parsed book)
                    books.Add(book.Document);
                else
                    yield return read;
            }
            foreach (var code in books.GroupBy(book => (book.Name, book.Version)))
                yield return new LawFile.Parsed(Bind([.. code], files.Key));
        }
    }

    private static IEnumerable<LawFile> ParseFile(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var read = LawText.Read(LawSource.OnDisk(file), CategoryOf(Path.GetFullPath(file), folder), out var isBook);
        if (!isBook || read is not LawFile.Parsed { Document: var document })
            return [read];
        return ParseFolder(folder).Where(law => law is LawFile.Parsed { Document: var code }
            && code.Name == document.Name && code.Version == document.Version);
    }

    private static LawDocument Bind(IReadOnlyList<LawDocument> books, string folder)
    {
        var articles = books
            .OrderBy(book => book.Articles.Count > 0 && ArticleNumber.TryReadStart(book.Articles[0].Number, out var first, out _) ? first.Main : 0)
            .SelectMany(book => book.Articles)
            .Select((article, order) => article with { Order = order });
        return books[0] with
        {
            Articles = [.. articles],
            SourcePath = folder,
            Effective = books.Max(book => book.Effective),
            Repeals = [.. books.SelectMany(book => book.Repeals)],
            Skipped = [.. books.SelectMany(book => book.Skipped)],
        };
    }

    private static string? CategoryOf(string path, string root)
    {
        var folders = Path.GetDirectoryName(Path.GetFullPath(path))!.Split(Path.DirectorySeparatorChar);
        if (Array.FindLast(folders, Categories.Contains) is { } known)
            return known;
        var below = Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar);
        return below.Length > 1 ? below[0] : null;
    }
}
