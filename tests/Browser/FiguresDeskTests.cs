using Microsoft.Playwright;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The figures at a desk, on a phone and on paper, and the page that everybody reads.</summary>
[Collection(nameof(Chromium))]
public sealed class FiguresDeskTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_city_without_cases_says_so_and_draws_nothing_broken(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn", width, height);
        await desk.Page.GotoAsync("/console/figures");
        await Expect(desk.Page.Locator(".total .big")).ToContainTextAsync("0");
        await Expect(desk.Page.GetByText("没有哪一类诉求突然变多。")).ToBeVisibleAsync();
        await desk.ShowAsync($"figures-empty-{width}");
        await desk.Page.GotoAsync("/console/figures/month?month=2026-11");
        await Expect(desk.Page.GetByText("2026年11月，襄阳市没有收到诉求。")).ToBeVisibleAsync();
        await desk.Page.GotoAsync("/console/figures?from=2026-11-30&to=2026-11-01");
        await Expect(desk.Page.GetByText("请选一段日期")).ToBeVisibleAsync();
        await desk.ShowAsync($"figures-wrong-{width}");
        await desk.Page.GotoAsync("/public");
        await Expect(desk.Page.Locator(".totals dd").First).ToContainTextAsync("0");
        await desk.ShowAsync($"public-empty-{width}");
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_street_reads_its_figures_chooses_the_problem_of_the_month_and_prints_the_report(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await host.City.Get<SeedCases>().RunAsync(600, 12, 3, (_, _) => { }, Cancellation);
        var here = await Cases.FiguresTests.UnitAsync(host.City, "檀溪社区");
        await host.City.FileAsync(CaseCategory.Education, here, Enumerable.Range(1, 8).Select(day => TestCity.Monday.AddDays(-day)));
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "street@example.cn", width, height);
        await desk.Page.GotoAsync("/console/figures");
        await Expect(desk.Page.GetByText("檀溪社区的教育文体：最近 14 天 8 件")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("svg .mud-chart-line-series, svg path.mud-chart-line").First).ToBeVisibleAsync();
        await desk.Page.Locator("form.add").GetByLabel("分类").SelectOptionAsync("教育文体");
        await desk.Page.GetByLabel("为什么，打算怎么办").FillAsync("孩子上学的路不好走，社区和学校一起看一遍");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "定下", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("孩子上学的路不好走").First).ToBeVisibleAsync();
        await desk.Page.GetByLabel("写一句进展").FillAsync("走了三所学校");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "记下", Exact = true }).ClickAsync();
        await Expect(desk.Page.GetByText("走了三所学校").First).ToBeVisibleAsync();
        await desk.ShowAsync($"figures-{width}");

        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "下载 Excel" }).ClickAsync());
        Assert.Equal("诉求数据20261101-20261130.xlsx", download.SuggestedFilename);
        await desk.Page.GetByLabel("月份").SelectOptionAsync("2026-10");
        await Expect(desk.Page.GetByText("2026年10月1日到2026年10月31日")).ToBeVisibleAsync();
        Assert.Contains("from=2026-10-01&to=2026-10-31", desk.Page.Url, StringComparison.Ordinal);

        await desk.Page.GotoAsync("/console/figures/month?month=2026-11");
        await Expect(desk.Page.GetByText("2026年11月，城南街道收到诉求")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("走了三所学校")).ToBeVisibleAsync();
        await desk.ShowAsync($"month-{width}");
        if (width > 1000)
            await PrintAsync(desk);
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Everybody_reads_the_numbers_of_a_month_without_script(int width, int height)
    {
        await using var host = await TestHost.StartAsync();
        await host.City.Get<SeedCases>().RunAsync(600, 12, 3, (_, _) => { }, Cancellation);
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.SetViewportSizeAsync(width, height);
        var answer = (await visit.Page.GotoAsync("/public?month=2026-10"))!;
        Assert.Equal("public, max-age=600", await answer.HeaderValueAsync("cache-control"));
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("2026年10月，大家反映的事办得怎么样");
        await Expect(visit.Page.Locator(".kinds tbody tr").First).ToContainTextAsync("件");
        await visit.ShowAsync($"public-{width}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "2026年11月" }).ClickAsync();
        await Expect(visit.Page.GetByText("这个月还没有过完")).ToBeVisibleAsync();
        visit.WasInOrder();
        Assert.Equal(404, (await visit.Page.GotoAsync("/public?month=2027-01"))!.Status);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("没有这个月的数据");
    }

    /// <summary>What the printer gets: the page alone, no wider than the paper.</summary>
    private static async Task PrintAsync(Visit desk)
    {
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeHiddenAsync();
        await Expect(desk.Page.Locator(".mud-appbar")).ToBeHiddenAsync();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await desk.Page.PdfAsync(new() { Path = Path.Combine(folder, "month.pdf"), PreferCSSPageSize = true });
    }
}
