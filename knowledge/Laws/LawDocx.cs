using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Reads a law from a .docx as the national database of laws and regulations hands it out: the title, a line in brackets with the days,
/// mostly a table of contents, headings and articles as paragraphs. Gives the lines that the same law has as Markdown.
/// </summary>
internal static class LawDocx
{
    /// <summary>How files of the older format, and those with a password, begin.</summary>
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    /// <exception cref="InvalidDataException">The file is no .docx, or cannot be opened; the message is one English clause.</exception>
    public static string[] Lines(Stream file)
    {
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        if (copy.Length > LawSource.Largest)
            throw new InvalidDataException("the file is too large");
        var start = copy.GetBuffer().AsSpan(0, (int)Math.Min(copy.Length, 5));
        if (start.StartsWith(Compound))
            throw new InvalidDataException("the file has a password, or is of the older .doc format: save it as .docx without one");
        if (start.StartsWith("%PDF"u8))
            throw new InvalidDataException("the file is a PDF by another name");
        copy.Position = 0;
        try
        {
            using var document = WordprocessingDocument.Open(copy, isEditable: false, new OpenSettings { MaxCharactersInPart = LawSource.Largest });
            return document.MainDocumentPart?.Document?.Body is { } body ? [.. Lines(body)] : throw new InvalidDataException("the file holds no text");
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or InvalidOperationException
            or ArgumentException)
        {
            throw new InvalidDataException("the file is no .docx that can be read", failure);
        }
    }

    private static IEnumerable<string> Lines(Body body)
    {
        var titleIsDue = true;
        var title = new StringBuilder();
        foreach (var text in body.ChildElements.SelectMany(Texts))
        {
            var line = text.Trim(' ', '\u3000', '\u00a0');
            if (!titleIsDue)
            {
                yield return line;
                continue;
            }
            // A long title runs on in further paragraphs, up to an empty one or the line in brackets.
            if (line.Length > 0 && line[0] is not ('（' or '(') && (title.Length == 0 || !LawLayout.BeginsText(line)))
            {
                title.Append(line);
                continue;
            }
            if (title.Length == 0)
                continue;
            titleIsDue = false;
            yield return $"# {title}";
            yield return line;
        }
        if (titleIsDue && title.Length > 0)
            yield return $"# {title}";
    }

    private static IEnumerable<string> Texts(OpenXmlElement element) => element switch
    {
        Paragraph paragraph => Text(paragraph).Split('\n'),
        Table table => table.Descendants<TableRow>().Select(row =>
            string.Join(" | ", row.Elements<TableCell>().Select(cell => string.Join("", cell.Descendants<Paragraph>().Select(Text)).Trim()))),
        SdtBlock block => block.SdtContentBlock?.ChildElements.SelectMany(Texts) ?? [],
        _ => [],
    };

    /// <summary>The text as it stands when all tracked changes are accepted.</summary>
    private static string Text(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in paragraph.Descendants().Where(part => !part.Ancestors().Any(above => above is DeletedRun or MoveFromRun)))
        {
            text.Append(part switch
            {
                Text run => run.Text,
                TabChar => "\u3000",
                Break or CarriageReturn => "\n",
                _ => "",
            });
        }
        return text.ToString();
    }
}
