using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Curation.TestDesk;

namespace ResidentAssistant.Tests.Curation;

/// <summary>Entries leave as workbooks and Markdown, and come back as drafts.</summary>
public sealed class TransferTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".zip")]
    public async Task What_is_exported_and_imported_again_changes_nothing(string kind)
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        await desk.PublishedAsync(Unicorns with { AskedAs = ["=1+1 怎么算", "带\"引号\"和: 冒号", "#井号"], Answer = "第一行。\n\n---\n\n- 第二行" });
        var before = (await desk.Curate.ListAsync(desk.Curator, Cancellation)).Count;
        var report = await ImportAsync(city, desk, "问答" + kind, await ExportAsync(city, desk, kind));
        Assert.Empty(report.Refused);
        Assert.Equal((0, before), (report.Drafts, report.Unchanged));
    }

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".zip")]
    public async Task An_older_export_does_not_replace_a_newer_wording_or_what_somebody_is_writing(string kind)
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var entry = await desk.PublishedAsync();
        var starter = await desk.ReadAsync("wuye-zhangjia");
        var old = await ExportAsync(city, desk, kind);
        await desk.RevisedAsync(entry, Unicorns with { Answer = "新的一版。" });
        Done(await desk.Propose.SaveAsync(desk.Lawyer, starter.Id, starter.Version, starter.Content with { Answer = "正在写。" }, Cancellation));
        var report = await ImportAsync(city, desk, "旧" + kind, old);
        Assert.Equal(0, report.Drafts);
        Assert.Equal(2, report.Refused.Count);
        Assert.Contains(report.Refused, r => r.Why == "库里已经有更新的第 2 版，文件里是第 1 版。");
        Assert.Contains(report.Refused, r => r.Why == "张律师正在改这一条。");
        Assert.Equal("新的一版。", (await desk.ReadAsync(entry.Id)).Latest.Answer);
        Assert.Equal("正在写。", (await desk.ReadAsync(starter.Id)).Latest.Answer);
    }

    [Fact]
    public async Task A_workbook_becomes_drafts_and_each_refused_row_is_named_with_its_reason()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        using var file = new MemoryStream();
        await file.SaveAsAsync(
            new[]
            {
                Row("独角兽能养吗", "能。", "民法典 第九百四十四条"),
                Row("飞马能养吗", "", "民法典 第九百四十四条"),
                Row("麒麟能养吗", "能。", "民法典 第九千条"),
                Row("凤凰能养吗", "能。", "随便写的"),
            },
            cancellationToken: Cancellation);
        var report = await ImportAsync(city, desk, "新.xlsx", file.ToArray());
        Assert.Equal(1, report.Drafts);
        Assert.Equal(
            [("第 3 行", "缺少答案。"), ("第 4 行", "法条库里没有现行的《民法典》第九千条。"), ("第 5 行", "法律依据要写成“民法典 第九百四十四条”，一行一条。")],
            report.Refused.Select(r => (r.Where, r.Why)).Order());
        var draft = Assert.Single(await desk.Curate.ListAsync(desk.Curator, Cancellation), e => e.Latest.Question == "独角兽能养吗");
        Assert.Equal((EntryState.Draft, "导入", "张律师"), (draft.State, draft.Working!.Source, draft.Working.Author.Name));
    }

    [Theory]
    [InlineData("坏.xlsx", "这不是表格")]
    [InlineData("坏.zip", "这不是压缩包")]
    [InlineData("坏.exe", "MZ")]
    public async Task A_file_of_another_kind_is_refused_in_one_sentence(string name, string content)
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(city, desk, name, Encoding.UTF8.GetBytes(content)));
    }

    [Fact]
    public async Task A_malformed_text_is_refused_in_Chinese_with_its_line()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var report = await ImportAsync(city, desk, "新.md", Encoding.UTF8.GetBytes("---\nid: abc\ntopic: [宠物\n---\n能。\n"));
        var refused = Assert.Single(report.Refused);
        Assert.Equal("新.md", refused.Where);
        Assert.Matches("^第 [34] 行：从这里起格式读不懂，[^a-zA-Z]+。$", refused.Why);
        report = await ImportAsync(city, desk, "新.md", Encoding.UTF8.GetBytes("---\nid: abc\nquestion: 独角兽能养吗\n---\n能。\n"));
        Assert.Equal("第 1 行：缺少“topic”，或者它不是一段文字。", Assert.Single(report.Refused).Why);
    }

    [Fact]
    public async Task A_workbook_that_unpacks_into_gigabytes_is_refused()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 120; i++)
                await part.WriteAsync(zeros, Cancellation);
        }

        Assert.True(file.Length < ImportEntries.LargestFile);
        await Assert.ThrowsAsync<InvalidDataException>(() => ImportAsync(city, desk, "大.xlsx", file.ToArray()));
    }

    [Fact]
    public async Task Only_lawyers_and_curators_import_and_export()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var grid = await city.StaffAsync("grid@example.cn");
        var exported = await ExportAsync(city, desk, ".zip");
        var report = await new ImportEntries(city.Transactions, city.Clock).RunAsync(grid, "问答.zip", new MemoryStream(exported), Cancellation);
        Assert.Single(report.Refused);
        using var nothing = new ZipArchive(new MemoryStream(await new ExportEntries(city.Transactions).MarkdownAsync(grid, Cancellation)));
        Assert.Empty(nothing.Entries);
    }

    private static Dictionary<string, object> Row(string question, string answer, string citation) => new()
    {
        ["主题"] = "宠物",
        ["问题"] = question,
        ["答案"] = answer,
        ["法律依据"] = citation,
    };

    private static Task<byte[]> ExportAsync(TestCity city, TestDesk desk, string kind)
    {
        var export = new ExportEntries(city.Transactions);
        return kind == ".xlsx" ? export.WorkbookAsync(desk.Curator, Cancellation) : export.MarkdownAsync(desk.Curator, Cancellation);
    }

    private static Task<EntryImport> ImportAsync(TestCity city, TestDesk desk, string name, byte[] file) =>
        new ImportEntries(city.Transactions, city.Clock).RunAsync(desk.Lawyer, name, new MemoryStream(file), Cancellation);
}
