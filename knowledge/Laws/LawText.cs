using System.Text;

namespace ResidentAssistant.Knowledge;

/// <summary>Reads one file of a law, Markdown or .docx.</summary>
internal static class LawText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="source">The file.</param>
    /// <param name="category">Goes into the document unchanged.</param>
    /// <param name="isBook">True when the information block has a second title: the file is one book (编) of a code.</param>
    public static LawFile Read(LawSource source, string? category, out bool isBook)
    {
        isBook = false;
        var path = source.Path;
        string[] lines;
        try
        {
            using var file = source.Open();
            lines = Path.GetExtension(path).Equals(".docx", StringComparison.OrdinalIgnoreCase) ? LawDocx.Lines(file) : Markdown(file);
        }
        catch (DecoderFallbackException)
        {
            return new LawFile.Refused(path, 0, "the file is not UTF-8 text");
        }
        catch (InvalidDataException unreadable)
        {
            return new LawFile.Refused(path, 0, unreadable.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LawFile.Refused(path, 0, $"the file cannot be read: {e.Message}");
        }
        for (var i = 0; i < lines.Length; i++)
            lines[i] = Clean(lines[i]);

        var layout = new LawLayout(lines);
        if (layout.TitleLine < 0)
            return new LawFile.Refused(path, 0, "the file is empty");
        if (layout.Title is not { } title)
            return new LawFile.Refused(path, layout.TitleLine + 1, "the first line is not a title of the form '# 名称'");
        var info = LawInfo.Read(layout.Header, Path.GetFileNameWithoutExtension(path));
        isBook = info.Book is not null;

        var body = new LawBody(lines, layout.Body, info.Book);
        if (body.Refusal is var (line, reason))
            return new LawFile.Refused(path, line, reason);
        return body.Articles.Count == 0
            ? new LawFile.Refused(path, layout.Body, "there is no text below the information block")
            : new LawFile.Parsed(Document(title, category, info, body.Articles, path) with
            {
                Place = LawPlaces.Of(title, layout.Header.Select(said => said.Text), category, path),
                DateLine = (info.Unread ?? layout.TitleLine) + 1,
                Skipped = layout.Skipped,
            });
    }

    private static string[] Markdown(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return StrictUtf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).Split('\n');
    }

    private static LawDocument Document(string title, string? category, LawInfo info, IReadOnlyList<LawArticle> articles, string path)
    {
        var name = LawNames.Display(LawNames.WithoutVersion(title));
        // An amended law still names the day of its first version.
        var effective = info.Effective ?? (LawClosing.Begins(articles) is { } stated && stated >= info.Version ? stated : null);
        return new LawDocument(name, title, category, info.Version, effective, articles, path)
        {
            Repeals = LawClosing.Repeals(name, articles, info.FirstAdopted ?? info.Version),
        };
    }

    /// <summary>Trims blanks of every kind, zero-width ones and a byte order mark; drops comments other than the end of the information block.</summary>
    private static string Clean(string line)
    {
        var text = line.AsSpan().Trim(" \t\r\u3000\u200b\u2002\u2003\u00a0\ufeff");
        return text.StartsWith("<!--") && !text.SequenceEqual(LawLayout.InfoEnd) ? "" : text.ToString();
    }
}
