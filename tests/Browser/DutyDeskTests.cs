using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>
/// Somebody is in danger: the console rings on every page, a person takes it over by name and writes what was done.
/// </summary>
[Collection(nameof(Chromium))]
public sealed class DutyDeskTests(Chromium chromium)
{
    /// <summary>The rule of browsers on a desk: no sound before somebody has touched the page. Here every look of the test counts as a touch.</summary>
    private const string Untouched = """
        let touched = false;
        addEventListener('pointerdown', () => { touched = true; }, true);
        window.AudioContext = class extends AudioContext {
            get state() { return touched ? super.state : 'suspended'; }
            resume() { return touched ? super.resume() : Promise.reject(new Error('Not allowed yet.')); }
        };
        """;

    [Fact]
    public async Task The_console_rings_until_somebody_takes_it_over_and_the_list_says_who_did_what()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await Expect(desk.Page).ToHaveTitleAsync("诉求");
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("救命！我老公拿刀追我！阳光花园3号楼<b>快</b>");
        await phone.HearsAsync("马上打 110");
        await RingsAsync(desk.Page, 1, "诉求");

        await Banner(desk.Page).GetByRole(AriaRole.Button, new() { Name = "静音" }).ClickAsync();
        await SoundIsAsync(desk.Page, "muted");
        await host.City.NewResident().Says("阳光花园5号楼厨房着火了，火很大");
        await RingsAsync(desk.Page, 2, "诉求");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "去处理" }).ClickAsync();
        await Expect(desk.Page.Locator("tr.rings")).ToHaveCountAsync(2);
        await RingsAsync(desk.Page, 2, "值班");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "家暴、打人" }).ClickAsync();
        await Expect(desk.Page.Locator(".words")).ToContainTextAsync("阳光花园3号楼<b>快</b>");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "我来处理" }).ClickAsync();
        await phone.HearsAsync("您的消息已经有人看到了。");
        await RingsAsync(desk.Page, 1, "险情");
        await Expect(desk.Page.Locator(".page-head")).ToContainTextAsync("王秀英在处理");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "去处理" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("着火");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "我来处理" }).ClickAsync();
        await Expect(Banner(desk.Page)).ToHaveCountAsync(0);
        await SoundIsAsync(desk.Page, "none");
        await Expect(desk.Page).ToHaveTitleAsync("险情");

        await desk.Page.GetByLabel("处理结果", new() { Exact = true }).FillAsync("消防队 9 点 20 到，火灭了，<i>没有人受伤</i>");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "处理完了" }).ClickAsync();
        await Expect(desk.Page.Locator(".outcome")).ToHaveTextAsync("消防队 9 点 20 到，火灭了，<i>没有人受伤</i>");
        await Expect(desk.Page.Locator("ol li").Last).ToContainTextAsync("处理完了　王秀英");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "全部险情" }).ClickAsync();
        await Expect(desk.Page.Locator("table").First).ToContainTextAsync("王秀英在处理");
        await Expect(desk.Page.Locator("table").Last).ToContainTextAsync("火灭了");
        await Expect(desk.Page.Locator("table").Last).ToContainTextAsync("王秀英");
        phone.WasInOrder();
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_page_nobody_has_touched_asks_for_its_bell_and_long_words_fit_a_phone()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "grid@example.cn");
        await host.City.NewResident().Says("庞公新城2号楼煤气漏了，屋里全是味" + new string('啊', 800) + new string('!', 800));
        await Expect(Banner(desk.Page)).ToBeVisibleAsync();
        var fresh = await desk.Context.NewPageAsync();
        await fresh.AddInitScriptAsync(Untouched);
        await fresh.SetViewportSizeAsync(390, 844);
        await fresh.GotoAsync("/console/safety");
        await SoundIsAsync(fresh, "blocked");
        await Banner(fresh).GetByRole(AriaRole.Button, new() { Name = "打开铃声" }).ClickAsync();
        await RingsAsync(fresh, 1, "值班");
        await FitsAsync(fresh);
        await fresh.GetByRole(AriaRole.Link, new() { Name = "燃气、煤气" }).ClickAsync();
        await Expect(fresh.Locator(".words")).ToContainTextAsync("屋里全是味");
        await FitsAsync(fresh);
        await AccessibilityTests.CheckAsync(fresh.MainFrame, "alert");
        await AccessibilityTests.CheckAsync(desk.Page.MainFrame, "banner");

        // What one page silences is silent on all of this browser.
        await Banner(fresh).GetByRole(AriaRole.Button, new() { Name = "静音" }).ClickAsync();
        await SoundIsAsync(fresh, "muted");
        await SoundIsAsync(desk.Page, "muted");
        await Banner(desk.Page).GetByRole(AriaRole.Button, new() { Name = "打开铃声" }).ClickAsync();
        await RingsAsync(desk.Page, 1, "诉求");
    }

    [Fact]
    public async Task The_list_says_when_the_resident_reported_to_be_safe_and_a_result_that_is_missing_is_asked_for()
    {
        await using var host = await TestHost.StartAsync();
        var resident = host.City.NewResident();
        await resident.Says("救命！我老公拿刀追我！丽江泊林5号楼");
        await resident.Says("我安全了");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn");
        await desk.Page.GotoAsync("/console/safety");
        var row = desk.Page.Locator("tbody tr").Filter(new() { HasText = "丽江泊林" });
        await Expect(row).ToContainTextAsync("11月23日（周一）09:00 说“我安全了”");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "处理完了" }).ClickAsync();
        await Expect(desk.Page.Locator(".composer .missing")).ToHaveTextAsync("请写做了什么、人现在怎么样。");
    }

    [Fact]
    public async Task A_lawyer_hears_no_bell_and_finds_the_duty_desk_closed()
    {
        await using var host = await TestHost.StartAsync();
        await host.City.NewResident().Says("救命！我老公拿刀追我！");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn");
        await Expect(desk.Page.GetByText("现在没有人在等")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".duty")).ToHaveCountAsync(0);
        await desk.Page.GotoAsync("/console/safety");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("这个页面不归您管");
    }

    private static ILocator Banner(IPage page) => page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "有人遇险" });

    private static Task SoundIsAsync(IPage page, string state) => Expect(page.Locator(".duty")).ToHaveAttributeAsync("data-sound", state);

    private static async Task RingsAsync(IPage page, int count, string title)
    {
        await Expect(Banner(page)).ToContainTextAsync($"有人遇险，还没有人处理（{count} 件）。");
        await SoundIsAsync(page, "on");
        await Expect(page).ToHaveTitleAsync($"（险情 {count}）{title}");
    }

    private static async Task FitsAsync(IPage page) => Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
}
