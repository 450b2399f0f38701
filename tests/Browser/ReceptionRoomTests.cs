using Microsoft.Playwright;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Residents on WeChat and on the web, lawyers at a desk and on a telephone.</summary>
[Collection(nameof(Chromium))]
public sealed class ReceptionRoomTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_residents_and_two_lawyers_from_the_wish_to_the_resident_s_word()
    {
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["environment"] = "Development",
            ["Urls"] = $"http://127.0.0.1:{ServerProcess.FreePort()}",
        });
        await using var wechat = await chromium.VisitAsync(host, desk: true);
        await wechat.Page.GotoAsync("/simulator");
        await Expect(wechat.Page.Locator("#people-list li").First).ToBeVisibleAsync();
        await wechat.Page.Locator("#text").FillAsync("转人工");
        await wechat.Page.Locator("#text").PressAsync("Enter");
        await Expect(wechat.Page.Locator("#screen")).ToContainTextAsync("现在没有律师在线");
        host.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var web = await chromium.VisitAsync(host);
        await web.OpenChatAsync();
        await web.SaysAsync("老板拖欠我三个月工资，一共九千块，没签合同");
        await web.SaysAsync("转人工");
        await web.HearsAsync("前面还有 1 位");

        // One at a desk, one on a telephone: the first is asked about the first who waits.
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn", 1280, 900);
        await using var phone = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer2@example.cn", 390, 844);
        await desk.ShowAsync("reception-waiting-1280");
        await desk.Page.GetByLabel("最多同时").SelectOptionAsync("1");
        await Button(desk, "上线").ClickAsync();
        await Expect(Button(desk, "上线")).ToHaveAttributeAsync("aria-pressed", "true");
        await host.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await Expect(desk.Page.Locator(".offer")).ToContainTextAsync("派给您");
        await Expect(phone.Page.GetByText("正在问别的律师")).ToBeVisibleAsync();
        await desk.ShowAsync("reception-offer-1280");
        await Button(desk, "现在不便").ClickAsync();
        await Button(phone, "上线").ClickAsync();
        await Expect(Button(phone, "上线")).ToHaveAttributeAsync("aria-pressed", "true");
        await host.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await Expect(phone.Page.Locator(".offer").First).ToBeVisibleAsync();
        await phone.ShowAsync("reception-offer-390");
        await phone.Page.Locator(".offer").First.GetByRole(AriaRole.Button, new() { Name = "接手" }).ClickAsync();
        await Expect(wechat.Page.Locator("#screen")).ToContainTextAsync("李律师来了");
        await SaysAsync(phone, "您好，请讲");
        host.City.Clock.Advance(TimeSpan.FromSeconds(5));
        await Expect(wechat.Page.Locator("#screen")).ToContainTextAsync("您好，请讲");

        // The web's resident goes to the desk.
        await host.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(接待|接手)$") }).First.ClickAsync();
        await web.HearsAsync("张律师来了");
        await Button(desk, "看一眼").ClickAsync();
        await Expect(desk.Page.Locator(".panel")).ToContainTextAsync("9000 元");
        await Expect(desk.Page.Locator(".panel")).ToContainTextAsync("什么时候入职");
        await desk.ShowAsync("reception-brief-1280");
        await desk.Page.Locator(".panel").GetByRole(AriaRole.Button, new() { Name = "引用" }).First.ClickAsync();
        await Expect(desk.Page.GetByLabel("对居民说")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^依据《"));
        await desk.Page.GetByLabel("对居民说").PressAsync("Enter");
        await web.HearsAsync("依据《");
        await Button(desk, "备注").ClickAsync();
        await desk.Page.GetByLabel("内部备注").FillAsync("金额要核实");
        await Button(desk, "存备注").ClickAsync();
        await Expect(desk.Page.Locator(".noted")).ToContainTextAsync("金额要核实");

        // The line is cut while the resident writes: what was said is there when it is back.
        await desk.Context.SetOfflineAsync(true);
        await web.SaysAsync("我有聊天记录");
        await desk.Context.SetOfflineAsync(false);
        await Expect(desk.Page.Locator(".transcript")).ToContainTextAsync("我有聊天记录");
        Assert.Equal(1, await desk.Page.Locator(".transcript .resident").Filter(new() { HasText = "我有聊天记录" }).CountAsync());

        // Handed on with a note that the resident does not read.
        await Button(desk, "转接").ClickAsync();
        await desk.Page.Locator(".panel select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.Page.GetByLabel("给接手的人的备注").FillAsync("先听他讲完");
        await desk.ShowAsync("reception-hand-on-1280");
        await Button(desk, "转出去").ClickAsync();
        await web.HearsAsync("不用重讲");
        await phone.Page.GotoAsync("/console/reception");
        await phone.Page.Locator(".offer").GetByRole(AriaRole.Button, new() { Name = "接手" }).ClickAsync();
        await web.HearsAsync("李律师来了");
        await Expect(phone.Page.Locator(".noted").Last).ToContainTextAsync("先听他讲完");
        await phone.ShowAsync("reception-talk-390");
        await Button(phone, "结束接待").ClickAsync();
        await phone.Page.Locator(".panel select").First.SelectOptionAsync("当场答复");
        await phone.ShowAsync("reception-end-390");
        await Button(phone, "结束").ClickAsync();
        await web.HearsAsync("您的问题解决了吗");
        await web.TapsAsync("解决了");
        await web.HearsAsync("谢谢您告诉我");
        await Expect(web.Page.Locator("body")).Not.ToContainTextAsync("先听他讲完");
        web.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task Shifts_are_arranged_the_board_shows_who_waits_and_the_month_counts(int width, int height)
    {
        await using var host = await TestHost.StartAsync();
        await using var admin = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn", width, height);
        await admin.Page.GotoAsync("/console/reception/shifts");
        await Expect(admin.Page.GetByText("还没有排班")).ToBeVisibleAsync();
        await admin.Page.GetByLabel("律师").First.SelectOptionAsync("张律师");
        await admin.Page.GetByLabel("连排").SelectOptionAsync("2 周");
        await Button(admin, "加上").ClickAsync();
        await Expect(admin.Page.Locator("tbody tr").First).ToContainTextAsync("11月23日（周一）19:00到21:00");
        await Button(admin, "加上").ClickAsync();
        await Expect(admin.Page.Locator(".wrong")).ToContainTextAsync("重了，没有排");
        await admin.ShowAsync($"reception-shifts-{width}");

        var resident = host.City.NewResident();
        await resident.Says("转人工");
        resident.Hears("最近的值班是今天19:00");
        await admin.Page.GotoAsync("/console/reception/board");
        await Expect(admin.Page.Locator("tbody tr").First).ToContainTextAsync("刚来");
        await admin.ShowAsync($"reception-board-{width}");
        await admin.Page.Locator("tbody select").First.SelectOptionAsync("李律师");
        await Expect(admin.Page.Locator("tbody tr").First).ToContainTextAsync("正在问李律师");
        var li = await host.City.StaffAsync("lawyer2@example.cn");
        var session = Assert.Single(await host.Get<Reception>().ListAsync(li, Cancellation)).SessionId;
        await host.Get<Reception>().ClaimAsync(li, session, Cancellation);
        await Button(admin, "旁听").ClickAsync();
        await Expect(admin.Page.GetByText("您在旁听，李律师看得到。")).ToBeVisibleAsync();
        Assert.Equal(["管理员"], (await new ReadConversation(host.City.Transactions, host.City.Clock).OpenAsync(li, session, 0, Cancellation))!.Readers);
        await host.Get<Reception>().EndAsync(li, session, Cancellation);
        await admin.Page.GotoAsync("/console/reception/month");
        await Expect(admin.Page.Locator("tbody tr").Filter(new() { HasText = "李律师" })).ToContainTextAsync("1 人次");
        await admin.ShowAsync($"reception-month-{width}");
        admin.WasInOrder();
    }

    private static ILocator Button(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First;

    private static async Task SaysAsync(Visit lawyer, string text)
    {
        var composer = lawyer.Page.GetByLabel("对居民说");
        await composer.FillAsync(text);
        await composer.PressAsync("Enter");
        await Expect(composer).ToHaveValueAsync("");
    }
}
