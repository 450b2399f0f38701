using Microsoft.Playwright;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Staff ask why a message was answered as it was, and say what it means.</summary>
[Collection(nameof(Chromium))]
public sealed class WhyTests(Chromium chromium)
{
    [Fact]
    public async Task Staff_ask_why_propose_another_meaning_and_a_curator_sees_what_it_changes_and_adopts_it()
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await phone.HearsAsync("请您核对");
        await phone.TapsAsync("提交");
        await phone.HearsAsync("XY-20261123-0001");

        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await desk.Page.GotoAsync("/console/cases/XY-20261123-0001");
        await Button(desk, "为什么").First.ClickAsync();
        var panel = desk.Page.Locator(".why-panel");
        await Expect(panel).ToContainTextAsync("助手判断最像“反映问题”，照着办。");
        await Expect(panel.Locator(".likely")).ToHaveCountAsync(3);
        await Expect(panel.Locator(".likely").First).ToContainTextAsync("“油烟太”");
        await Expect(panel.Locator("dl")).ToContainTextAsync("阳光花园");
        await panel.GetByLabel("这句话其实是：").SelectOptionAsync(new SelectOptionValue { Label = "问怎么用" });
        await Button(desk, "提出来").ClickAsync();
        await Expect(desk.Page.GetByText("提出来了。")).ToBeVisibleAsync();
        await Button(desk, "为什么").Nth(1).ClickAsync();
        await Expect(panel).ToContainTextAsync("居民选了“提交”，助手照着办。");
        await Expect(panel.Locator(".likely")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".transcript .city button.why")).ToHaveCountAsync(0);

        await using var curator = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await curator.Page.GotoAsync("/console/knowledge");
        await curator.Page.GetByRole(AriaRole.Link, new() { Name = "语句纠正" }).ClickAsync();
        await Expect(curator.Page.Locator(".card h2")).ToHaveTextAsync("〔地点〕〔门牌〕楼下烧烤店油烟太大，晚上根本睡不着");
        await Button(curator, "采用…").ClickAsync();
        await Expect(curator.Page.GetByText("1 句会听成别的意思")).ToBeVisibleAsync();
        await Button(curator, "采用").ClickAsync();
        await Expect(curator.Page.GetByRole(AriaRole.Button, new() { Name = "不再用" })).ToBeVisibleAsync();
        await host.Get<IntentModel>().CatchUpAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Intent.Help, host.Get<IntentModel>().Classify("楼下烧烤店油烟太大，晚上根本睡不着").Intent);
        desk.WasInOrder();
        curator.WasInOrder();
    }

    [Fact]
    public async Task The_page_of_corrections_is_closed_to_lawyers()
    {
        await using var host = await TestHost.StartAsync();
        await using var lawyer = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn");
        await lawyer.Page.GotoAsync("/console/knowledge");
        await Expect(lawyer.Page.GetByRole(AriaRole.Link, new() { Name = "同义词" })).ToBeVisibleAsync();
        await Expect(lawyer.Page.GetByRole(AriaRole.Link, new() { Name = "语句纠正" })).ToHaveCountAsync(0);
        await lawyer.Page.GotoAsync("/console/knowledge/corrections");
        await Expect(lawyer.Page.Locator("h1")).ToHaveTextAsync("这个页面不归您管");
    }

    private static ILocator Button(Visit desk, string name) => desk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
