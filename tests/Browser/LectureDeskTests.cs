using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Community staff put a session on, residents sign up in the chat, the door checks in.</summary>
[Collection(nameof(Chromium))]
public sealed class LectureDeskTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_session_is_put_on_residents_sign_up_and_the_door_checks_in(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn", width, height);
        await desk.Page.GotoAsync("/console/lectures");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("讲堂");
        var kinds = Section(desk, "系列");
        await kinds.GetByLabel("名称").FillAsync("健康讲堂");
        await Button(kinds, "加上").ClickAsync();
        await Expect(kinds.GetByText("健康讲堂")).ToBeVisibleAsync();

        var add = Section(desk, "排一场");
        await Button(add, "排上").ClickAsync();
        await Expect(add.Locator(".wrong")).ToContainTextAsync("请写题目");
        await add.GetByLabel("系列").SelectOptionAsync("健康讲堂");
        await add.GetByLabel("题目").FillAsync("高血压怎么吃");
        await add.GetByLabel("主讲人").FillAsync("刘医生");
        await add.GetByLabel("地点").FillAsync("檀溪社区二楼活动室");
        await add.GetByLabel("哪天").FillAsync("2026-11-23");
        await add.GetByLabel("从", new() { Exact = true }).FillAsync("15:00");
        await add.GetByLabel("到", new() { Exact = true }).FillAsync("16:30");
        await add.GetByLabel("座位").FillAsync("3");
        await Button(add, "排上").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "健康讲堂：高血压怎么吃" })).ToBeVisibleAsync();
        await desk.ShowAsync($"lectures-{width}");

        var (pair, single, late) = (host.City.NewResident(), host.City.NewResident(), host.City.NewResident());
        await pair.Says("高血压那个健康讲堂");
        await pair.Says("我和老伴一起去");
        pair.Hears("留了 2 个座位");
        await single.Says("健康讲堂");
        await single.Says("1");
        single.Hears("留了 1 个座位");
        await late.Says("健康讲堂");
        await late.Says("1");
        late.Hears("排上候补了");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "健康讲堂：高血压怎么吃" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("高血压怎么吃");
        await Expect(desk.Page.Locator(".sums")).ToContainTextAsync("3 / 3 个座位，候补 1 人");
        var rows = desk.Page.Locator("table.rows tbody tr");
        await Expect(rows).ToHaveCountAsync(3);
        var code = await rows.Nth(0).Locator(".code").InnerTextAsync();
        await desk.Page.GetByLabel("报名码", new() { Exact = true }).FillAsync(code.ToLowerInvariant());
        await Button(Section(desk, "登记到场"), "到了").ClickAsync();
        await Expect(desk.Page.GetByText("登记到场了。")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".sums")).ToContainTextAsync("到了 2 人");

        await desk.Page.GetByLabel("人已经到了").CheckAsync();
        var walkIn = Section(desk, "现场来的");
        await walkIn.GetByLabel("姓名").FillAsync("王秀英");
        await Button(walkIn, "登记到场").ClickAsync();
        await Expect(walkIn.Locator(".wrong")).ToContainTextAsync("只剩 0 个座位了");
        await desk.ShowAsync($"lecture-{width}");

        await desk.Page.GetByText("改这一场、取消").ClickAsync();
        var change = desk.Page.Locator("details");
        await change.GetByLabel("座位").FillAsync("2");
        await Button(change, "存").ClickAsync();
        await Expect(change.Locator(".wrong")).ToContainTextAsync("已经报了 3 个座位，不能减到 2 个");
        await desk.ShowAsync($"lecture-cut-{width}");
        await change.GetByLabel("座位").FillAsync("5");
        await Button(change, "存").ClickAsync();
        await Expect(desk.Page.Locator(".sums")).ToContainTextAsync("4 / 5 个座位，候补 0 人");
        await Button(walkIn, "登记到场").ClickAsync();
        await Expect(rows.Filter(new() { HasText = "王秀英" })).ToContainTextAsync("到了");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByText("下载 Excel").ClickAsync());
        Assert.Equal("讲堂名单.xlsx", download.SuggestedFilename);
        desk.WasInOrder();
    }

    private static ILocator Section(Visit desk, string title) =>
        desk.Page.Locator("section.card").Filter(new() { Has = desk.Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    private static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
