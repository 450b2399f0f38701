using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>Laws as the national database of laws and regulations hands them out.</summary>
public sealed class LawDocxTests : IDisposable
{
    private static readonly string[] Statute =
    [
        "", "中华人民共和国律师法", "", "（1996年5月15日第八届全国人民代表大会常务委员会第十九次会议通过　2026年8月28日第十四届全国人民代表大会常务委员会修订）", "",
        "目　　录", "第一章　总　则", "第二章　执业", "", "第一章　总　则", "第一条　为了完善律师制度，制定本法。", "第二条　本法所称律师，是指依法取得执业证书的人员。", "律师应当维护当事人合法权益。",
        "第二章　执业", "第三条　申请执业，应当具备下列条件：", "（一）拥护宪法；", "（二）品行良好。", "第四条　本法自2026年9月1日起施行。",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_statute_has_title_days_headings_articles_and_items()
    {
        var law = Parsed(Docx("中华人民共和国律师法_20260828.docx", [.. Statute.Select(Paragraph)]));

        Assert.Equal(("律师法", new DateOnly(2026, 8, 28), new DateOnly(2026, 9, 1)), (law.Name, law.Version!.Value, law.Effective!.Value));
        Assert.Equal(["第一条", "第二条", "第三条", "第四条"], law.Articles.Select(article => article.Number));
        Assert.Equal("第二章　执业", law.Articles[2].Headings);
        Assert.Equal("本法所称律师，是指依法取得执业证书的人员。\n律师应当维护当事人合法权益。", law.Articles[1].Text);
        Assert.Equal("申请执业，应当具备下列条件：\n（一）拥护宪法；\n（二）品行良好。", law.Articles[2].Text);
    }

    [Fact]
    public void A_title_over_two_paragraphs_is_one_and_tables_are_text_of_their_article()
    {
        var table = new Table(
            new TableRow(new TableCell(Paragraph("项目")), new TableCell(Paragraph("金额"))),
            new TableRow(new TableCell(Paragraph("离婚")), new TableCell(Paragraph("五十元至三百元"))));
        var law = Parsed(Docx("办法.docx", [
            Paragraph("最高人民法院关于审理某类案件"), Paragraph("适用法律若干问题的规定"), Paragraph("（2024年1月17日公布　自2024年2月1日起施行）"),
            Paragraph("第一条　收费标准如下："), table, Paragraph("第二条　本规定自公布之日起施行。")]));

        Assert.Equal("最高人民法院关于审理某类案件适用法律若干问题的规定", law.Name);
        Assert.Equal(new DateOnly(2024, 1, 17), law.Version);
        Assert.Equal("收费标准如下：\n项目 | 金额\n离婚 | 五十元至三百元", law.Articles[0].Text);
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted()
    {
        var changed = new Paragraph(
            new Run(new Text("第一条　应当在")),
            new DeletedRun(new Run(new DeletedText("十日"))) { Author = "甲", Id = "1" },
            new InsertedRun(new Run(new Text("十五日"))) { Author = "甲", Id = "2" },
            new Run(new Text("内答复。")));
        var law = Parsed(Docx("某条例(2025-01-01).docx", [Paragraph("某条例"), Paragraph("（2025年1月1日公布）"), changed]));

        Assert.Equal("应当在十五日内答复。", law.Articles[0].Text);
    }

    [Theory]
    [InlineData("%PDF-1.7\n", "the file is a PDF by another name")]
    [InlineData("PK\u0003\u0004 not a package", "the file is no .docx that can be read")]
    [InlineData("", "the file is no .docx that can be read")]
    public void What_is_no_docx_is_refused_with_the_reason(string content, string reason) =>
        Assert.Equal(reason, Refused(_folder.Write("法.docx", content)).Reason);

    [Fact]
    public void A_file_with_a_password_is_refused_with_the_reason()
    {
        var path = Path.Combine(_folder.Path, "法.docx");
        File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

        Assert.StartsWith("the file has a password", Refused(path).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_is_read_in_place_whatever_names_it_holds()
    {
        var docx = Docx("律师法(2026-08-28).docx", [.. Statute.Select(Paragraph)]);
        var path = Path.Combine(_folder.Path, "下载.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(docx, "../../行政法规/律师法(2026-08-28).docx");
            Write(zip, "说明.txt", "没有用");
            Write(zip, "民法典/总则.md", "# 民法典\n\n# 总则编\n\n2020年5月28日 通过\n\n<!-- INFO END -->\n\n第一条 为了保护民事主体的合法权益，制定本法。\n");
            Write(zip, "坏.docx", "%PDF");
        }
        var before = Directory.EnumerateFileSystemEntries(_folder.Path).Order().ToList();

        var files = LawParser.Parse(path).ToList();

        Assert.Equal(["律师法", "民法典"], files.OfType<LawFile.Parsed>().Select(file => file.Document.Name).Order(StringComparer.Ordinal));
        Assert.Equal("行政法规", files.OfType<LawFile.Parsed>().Single(file => file.Document.Name == "律师法").Document.Category);
        Assert.Equal("the file is a PDF by another name", Assert.Single(files.OfType<LawFile.Refused>()).Reason);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_folder.Path).Order());
    }

    [Fact]
    public void What_is_no_archive_is_refused() =>
        Assert.Equal("the file is no .zip archive", Refused(_folder.Write("法.zip", "不是压缩包")).Reason);

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static Paragraph Paragraph(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static LawDocument Parsed(string path) => Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(path))).Document;

    private static LawFile.Refused Refused(string path) => Assert.IsType<LawFile.Refused>(Assert.Single(LawParser.Parse(path)));

    private string Docx(string name, IReadOnlyList<OpenXmlElement> content)
    {
        var path = Path.Combine(_folder.Path, name);
        using var document = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Document(new Body(content));
        return path;
    }
}
