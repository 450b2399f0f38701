using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Curation;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Curators and lawyers at the curation desk.</summary>
[Collection(nameof(Chromium))]
public sealed class KnowledgeDeskTests(Chromium chromium)
{
    private const string Asked = "独角兽在小区里散步归谁管";

    [Fact]
    public async Task A_lawyer_writes_and_submits_a_curator_publishes_and_a_resident_reads_it()
    {
        await using var host = await TestHost.StartAsync();
        await using var lawyer = await EnterAsync(host, "lawyer@example.cn");
        await lawyer.Page.GotoAsync("/console/knowledge/new");
        await lawyer.Page.GetByLabel("主题").FillAsync("宠物");
        await lawyer.Page.GetByLabel("问题", new() { Exact = true }).FillAsync(Asked);
        await lawyer.Page.GetByLabel("居民也这样问").FillAsync("独角兽没人管怎么办\n谁来管独角兽");
        await lawyer.Page.GetByLabel("答案").FillAsync("归物业管 <b>。");
        await lawyer.Page.GetByLabel("在法条库里找").FillAsync("民法典944");
        await Button(lawyer, "找法条").ClickAsync();
        await Button(lawyer, "引用《民法典》第九百四十四条").ClickAsync();
        await lawyer.Page.GetByLabel("居民的问题").FillAsync(Asked);
        await Button(lawyer, "试一下").ClickAsync();
        await Expect(lawyer.Page.Locator(".both .reply").Nth(1)).ToContainTextAsync("归物业管 <b>。");
        await Button(lawyer, "提交审核").ClickAsync();
        await Expect(lawyer.Page.GetByText("等知识编辑审核")).ToBeVisibleAsync();

        await using var curator = await EnterAsync(host, "curator@example.cn");
        await curator.Page.GetByRole(AriaRole.Link, new() { Name = "待审核" }).ClickAsync();
        await curator.Page.GetByRole(AriaRole.Link, new() { Name = Asked }).ClickAsync();
        await Button(curator, "审核通过，发布").ClickAsync();
        await Expect(curator.Page.GetByText("居民现在看到的")).ToBeVisibleAsync();
        await host.Get<KnowledgeIndexer>().CatchUpAsync(TestContext.Current.CancellationToken);
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("法律咨询");
        await phone.HearsAsync(LegalTexts.Ask);
        await phone.SaysAsync(Asked);
        await phone.HearsAsync("归物业管 <b>。");
        lawyer.WasInOrder();
        curator.WasInOrder();
    }

    [Fact]
    public async Task A_curator_keeps_the_list_of_ended_laws_and_a_lawyer_reads_it()
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        var old = new DateOnly(2026, 5, 22);
        await host.City.Transactions.RunAsync(
            db => db.Laws.Where(law => law.Version > old).ExecuteUpdateAsync(set => set.SetProperty(law => law.Version, old)),
            TestContext.Current.CancellationToken);
        await using var desk = await EnterAsync(host, "curator@example.cn");
        await Expect(desk.Page.GetByText("法条库已经六个月没有更新")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "废止的法律" }).ClickAsync();
        var (rows, form) = (desk.Page.Locator("tbody tr"), desk.Page.Locator("form.add"));
        await form.GetByLabel("名称").FillAsync("物业管理条例");
        await form.GetByLabel("从哪天起").FillAsync("2026-09-01");
        await Button(desk, "加上").ClickAsync();
        await Expect(desk.Page.GetByText("名称、日期、依据都要填").Last).ToBeVisibleAsync();
        await form.GetByLabel("由什么替代").FillAsync("物业服务法");
        await form.GetByLabel("依据").FillAsync("物业服务法第九条");
        await form.GetByLabel("把握").SelectOptionAsync("可能");
        await Button(desk, "加上").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Searchbox).FillAsync("物业服务法");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("可能");
        Assert.True((await EndedAsync(host)).IsInForceOn(new DateOnly(2026, 8, 31)));
        Assert.Equal(("物业服务法", new DateOnly(2026, 9, 1)), ((await EndedAsync(host)).RepealedBy, (await EndedAsync(host)).InForceUntil));

        await Button(desk, "改").ClickAsync();
        await rows.GetByLabel("把握").SelectOptionAsync("缺新文本");
        await Button(desk, "保存").ClickAsync();
        await Expect(desk.Page.GetByText("存好了。").Last).ToBeVisibleAsync();
        await Expect(rows).ToContainTextAsync("缺新文本");
        Assert.Null((await EndedAsync(host)).InForceUntil);
        await using var lawyer = await EnterAsync(host, "lawyer@example.cn");
        await lawyer.Page.GotoAsync("/console/knowledge/ended?q=物业服务法");
        await Expect(lawyer.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(lawyer.Page.Locator("form.add")).ToHaveCountAsync(0);
        await lawyer.Page.GotoAsync("/console/knowledge");
        await Expect(lawyer.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(lawyer.Page.GetByText("法条库已经六个月没有更新")).ToHaveCountAsync(0);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "ended-laws.png") });
        await Button(desk, "删").ClickAsync();
        await Expect(rows).ToHaveCountAsync(0);
        desk.WasInOrder();
        lawyer.WasInOrder();

        static async Task<Law> EndedAsync(TestHost host)
        {
            await using var db = await host.City.Transactions.ReadAsync(TestContext.Current.CancellationToken);
            return db.Laws.Where(law => law.Key == "物业管理条例").OrderByDescending(law => law.Version).First();
        }
    }

    [Fact]
    public async Task Of_two_who_write_the_same_entry_the_second_sees_the_difference_and_nothing_is_overwritten()
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var first = await EnterAsync(host, "curator@example.cn");
        await using var second = await EnterAsync(host, "admin@example.cn");
        foreach (var desk in new[] { first, second })
        {
            await desk.Page.GotoAsync("/console/knowledge/wuye-zhangjia/edit");
            await Expect(desk.Page.GetByLabel("问题", new() { Exact = true })).ToHaveValueAsync(new Regex("物业费"));
        }

        await first.Page.GetByLabel("答案").FillAsync("先存的一版。");
        await Button(first, "保存草稿").ClickAsync();
        await Expect(first.Page.GetByText("存好了，还是草稿。")).ToBeVisibleAsync();
        await second.Page.GetByLabel("答案").FillAsync("后存的一版。");
        await Button(second, "保存草稿").ClickAsync();
        var conflict = second.Page.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("赵兰刚才先存了");
        await Expect(conflict.Locator("del").First).ToContainTextAsync("先");
        await Expect(conflict.Locator("ins").First).ToContainTextAsync("后");
        await using (var db = await host.City.Transactions.ReadAsync(TestContext.Current.CancellationToken))
            Assert.Equal("先存的一版。", db.KnowledgeEntries.Single(e => e.Id == "wuye-zhangjia").Latest.Answer);
        await Button(second, "用那一版接着写").ClickAsync();
        await Expect(second.Page.GetByLabel("答案")).ToHaveValueAsync("先存的一版。");
        first.WasInOrder();
        second.WasInOrder();
    }

    [Fact]
    public async Task A_question_asked_in_vain_becomes_an_entry_with_one_click()
    {
        await using var host = await TestHost.StartAsync();
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("法律咨询");
        await phone.HearsAsync(LegalTexts.Ask);
        await phone.SaysAsync("qwertyuiop zxcvbnm");
        await phone.HearsAsync("不想误导您");
        await using var curator = await EnterAsync(host, "curator@example.cn");
        await curator.Page.GotoAsync("/console/knowledge/gaps");
        await Button(curator, "写一条问答").ClickAsync();
        await Expect(curator.Page.GetByLabel("问题", new() { Exact = true })).ToHaveValueAsync("qwertyuiop zxcvbnm");
        curator.WasInOrder();
    }

    [Fact]
    public async Task An_old_version_is_compared_and_becomes_a_draft_and_a_workbook_is_imported()
    {
        await using var host = await TestHost.StartAsync();
        var desk = await TestDesk.OpenAsync(host.City);
        var starter = await desk.ReadAsync("wuye-zhangjia");
        await desk.RevisedAsync(starter, starter.Content with { Answer = "改短了。" });
        await using var curator = await EnterAsync(host, "curator@example.cn");
        await curator.Page.GotoAsync("/console/knowledge/wuye-zhangjia/history");
        await Expect(curator.Page.Locator("ins").First).ToHaveTextAsync("改短了。");
        await Button(curator, "用这一版做草稿").ClickAsync();
        await Expect(curator.Page.GetByText("恢复第 1 版")).ToBeVisibleAsync();

        await curator.Page.GotoAsync("/console/knowledge/transfer");
        await curator.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "新.md",
            MimeType = "text/markdown",
            Buffer = Encoding.UTF8.GetBytes("---\nid: feima\ntopic: 宠物\nquestion: 飞马能养吗\ncitations:\n  - 民法典 第九千条\nreviewed: 2026-11-20\n---\n能。\n"),
        });
        await Expect(curator.Page.GetByText("法条库里没有现行的《民法典》第九千条。")).ToBeVisibleAsync();
        var download = await curator.Page.RunAndWaitForDownloadAsync(() => curator.Page.GetByRole(AriaRole.Link, new() { Name = "Excel 表格" }).ClickAsync());
        Assert.Equal("问答.xlsx", download.SuggestedFilename);
        curator.WasInOrder();
    }

    [Fact]
    public async Task The_export_is_closed_to_other_roles()
    {
        await using var host = await TestHost.StartAsync();
        await using var grid = await EnterAsync(host, "grid@example.cn");
        var response = await grid.Page.GotoAsync("/console/knowledge/export.zip");
        Assert.DoesNotContain("zip", (await response!.AllHeadersAsync())["content-type"], StringComparison.Ordinal);
    }

    private static ILocator Button(Visit desk, string name) => desk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private Task<Visit> EnterAsync(TestHost host, string email) => ConsoleSignIn.EnterAsync(chromium, host, email);
}
