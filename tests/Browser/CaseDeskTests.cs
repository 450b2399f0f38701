using Microsoft.Playwright;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The page of a case when the resident or somebody else was faster, and what is written there.</summary>
[Collection(nameof(Chromium))]
public sealed class CaseDeskTests(Chromium chromium)
{
    private const string Number = "XY-20261123-0001";
    private const string Half = "店家已加装油烟净化器，晚上去看过";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_to_somebody_who_left_is_told_as_not_delivered()
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        var resident = await FileAsync(host);
        await host.Get<LeaveChannel>().RunAsync("test", resident.Address, Cancellation);
        await using var desk = await OpenAsync(host);
        await Expect(desk.Page.Locator(".page-head")).ToContainTextAsync("居民联系不上");
        await Button(desk, "开始办理").ClickAsync();
        await IsToldAsync("没有送到");
        await Reply(desk).FillAsync("今天下午去看");
        await Button(desk, "发给居民").ClickAsync();
        await IsToldAsync("话记下了，没有送到");
        await Button(desk, "答复结果").First.ClickAsync();
        await Result(desk).FillAsync(Half);
        await desk.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = "发出结果" }).ClickAsync();
        await IsToldAsync("结果记下了，没有送到");
        await Expect(desk.Page.GetByText("等居民确认")).ToHaveCountAsync(0);
        await ShowAsync(desk, "left");
        desk.WasInOrder();

        Task IsToldAsync(string part) => Expect(desk.Page.Locator(".mud-snackbar").Last).ToContainTextAsync(part);
    }

    [Fact]
    public async Task A_half_written_result_stays_when_somebody_else_closes_the_case()
    {
        await using var host = await TestHost.StartAsync();
        await FileAsync(host);
        await using var desk = await OpenAsync(host);
        await Button(desk, "答复结果").First.ClickAsync();
        await Result(desk).FillAsync(Half);
        await host.Get<HandleCase>().SettleAsync(await host.City.StaffAsync("admin@example.cn"), Number, "已经处理", Cancellation);
        await Expect(desk.Page.Locator(".meanwhile")).ToContainTextAsync("答复结果");
        await Expect(Result(desk)).ToHaveValueAsync(Half);
        await Expect(desk.Page.Locator(".leftover")).ToContainTextAsync("没有发出去");
        await ShowAsync(desk, "leftover");
        await desk.Page.ReloadAsync();
        await Expect(Result(desk)).ToHaveValueAsync(Half);
        await desk.Page.Locator(".leftover").GetByRole(AriaRole.Button, new() { Name = "改成回复" }).ClickAsync();
        await Expect(desk.Page.Locator(".transcript")).ToContainTextAsync(Half);
        await Expect(Result(desk)).Not.ToBeVisibleAsync();
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_half_written_result_and_a_reply_stay_when_the_resident_withdraws()
    {
        await using var host = await TestHost.StartAsync();
        var resident = await FileAsync(host);
        await using var desk = await OpenAsync(host);
        await Reply(desk).FillAsync("明天上门");
        await Button(desk, "答复结果").First.ClickAsync();
        await Result(desk).FillAsync(Half);
        await resident.Says("撤销刚才的投诉");
        await resident.Says("是的");
        await host.AnsweredAsync(resident.ConversationId);
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator(".page-head")).ToContainTextAsync("已撤回");
        await Expect(Result(desk)).ToHaveValueAsync(Half);
        await Expect(Reply(desk)).ToHaveValueAsync("明天上门");
        desk.WasInOrder();
    }

    [Fact]
    public async Task An_empty_box_says_what_is_missing_and_a_text_too_long_is_refused_whole()
    {
        await using var host = await TestHost.StartAsync();
        await FileAsync(host);
        await using var desk = await OpenAsync(host);
        await Reply(desk).FillAsync("   ");
        await Button(desk, "发给居民").ClickAsync();
        await Expect(desk.Page.Locator(".composer .missing")).ToHaveTextAsync("请先写要对居民说的话。");
        await Reply(desk).FillAsync(new string('长', 1950));
        await Expect(desk.Page.Locator(".composer .missing")).ToHaveTextAsync("");
        await Expect(desk.Page.Locator(".composer .left")).ToHaveTextAsync("还能写 50 个字");
        await Reply(desk).FillAsync(new string('长', 2345));
        await Expect(desk.Page.Locator(".composer .left")).ToContainTextAsync("多了 345 个字");
        await Button(desk, "发给居民").ClickAsync();
        await Expect(desk.Page.Locator(".composer .missing")).ToContainTextAsync("最多 2000 个字");
        Assert.Equal(2345, (await Reply(desk).InputValueAsync()).Length);
        await Button(desk, "答复结果").First.ClickAsync();
        await desk.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = "发出结果" }).ClickAsync();
        await Expect(desk.Page.Locator(".composer .missing").Filter(new() { Visible = true })).ToHaveTextAsync("请先写办理结果。");
        desk.WasInOrder();
    }

    [Fact]
    public async Task What_is_typed_and_pressed_as_soon_as_a_page_is_there_is_sent_and_what_is_only_typed_is_kept()
    {
        await using var host = await TestHost.StartAsync();
        var resident = await FileAsync(host);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await HurriesAsync(desk, "/console/cases/" + Number, $"area.value = '{Half}'; area.dispatchEvent(new Event('input', {{ bubbles: true }}));");
        await desk.Page.ReloadAsync();
        await Expect(Reply(desk)).ToHaveValueAsync(Half);
        await HurriesAsync(desk, "/console/cases/" + Number,
            "area.value = '今天下午去看'; area.dispatchEvent(new Event('input', { bubbles: true })); box.querySelector('.send').click();");
        await Expect(Reply(desk)).ToHaveValueAsync("");
        await resident.Listens();
        resident.Hears("今天下午去看");
        desk.WasInOrder();
    }

    /// <summary>Somebody who writes in the moment in which the box of a reply is drawn.</summary>
    private static async Task HurriesAsync(Visit desk, string path, string acts)
    {
        var key = $"hurried-{Guid.NewGuid():N}";
        await desk.Page.AddInitScriptAsync($$"""
            if (!sessionStorage.getItem('{{key}}')) new MutationObserver((_, watch) => {
                const area = document.querySelector('.composer textarea[aria-label="回复居民"]');
                if (!area) return;
                watch.disconnect();
                const box = area.closest('.composer');
                {{acts}}
                sessionStorage.setItem('{{key}}', 'yes');
                document.documentElement.dataset.hurried = 'yes';
            }).observe(document, { childList: true, subtree: true });
            """);
        await desk.Page.GotoAsync(path);
        await Expect(desk.Page.Locator("html[data-hurried]")).ToHaveCountAsync(1);
    }

    /// <summary>For whoever wants to look at it.</summary>
    private static async Task ShowAsync(Visit desk, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        foreach (var width in new[] { 390, 1280 })
        {
            await desk.Page.SetViewportSizeAsync(width, 800);
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"case-{name}-{width}.png"), FullPage = true });
        }
    }

    private static ILocator Button(Visit desk, string name) => desk.Page.GetByRole(AriaRole.Button, new() { Name = name });

    private static ILocator Reply(Visit desk) => desk.Page.GetByLabel("回复居民", new() { Exact = true });

    private static ILocator Result(Visit desk) => desk.Page.GetByLabel("办理结果", new() { Exact = true });

    private async Task<Visit> OpenAsync(TestHost host)
    {
        var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await desk.Page.GotoAsync("/console/cases/" + Number);
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync(Number);
        return desk;
    }

    private static async Task<TestResident> FileAsync(TestHost host)
    {
        var resident = host.City.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("提交");
        resident.Hears("已经提交");
        return resident;
    }
}
