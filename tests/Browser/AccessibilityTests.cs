using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>What axe-core finds of WCAG 2.2 AA on the residents' pages, by day and by night.</summary>
[Collection(nameof(Chromium))]
public sealed class AccessibilityTests(Chromium chromium)
{
    /// <summary>Runs in the page; each line is a rule, where it is broken and why.</summary>
    private const string Run = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
            .flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target.join(' ') + ' ' + node.failureSummary))
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_is_found_on_the_landing_page_and_in_any_state_of_the_chat(ColorScheme scheme)
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await visit.Page.GotoAsync("/");
        await CheckAsync(visit.Page, "landing page");
        await visit.OpenChatAsync();
        await CheckAsync(visit.Page, "empty chat");
        await visit.SaysAsync("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await visit.HearsAsync("是哪个小区");
        await visit.SaysAsync("阳光花园");
        await visit.HearsAsync("请您核对");
        await CheckAsync(visit.Page, "choices");
        await visit.Page.Locator("#text").FillAsync(new string('长', 2010));
        await CheckAsync(visit.Page, "text too long");
        await visit.Page.Locator("#text").FillAsync("");
        await visit.Page.Locator("#large").ClickAsync();
        await visit.Page.Locator("#menu-button").ClickAsync();
        await CheckAsync(visit.Page, "large text, menu open");
        await visit.Page.Locator("#menu-button").ClickAsync();
        await visit.Context.SetOfflineAsync(true);
        await Expect(visit.Page.Locator("#banner")).ToContainTextAsync("网络断开了");
        await visit.SaysAsync("还在吗");
        await Expect(visit.Mine("还在吗")).ToContainTextAsync("等待发出");
        await CheckAsync(visit.Page, "offline");
    }

    internal static async Task CheckAsync(IFrame frame, string state)
    {
        await frame.EvaluateAsync(await File.ReadAllTextAsync(Peers.File("axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        var found = await frame.EvaluateAsync<string[]>(Run);
        Assert.True(found.Length == 0, $"{state}: {string.Join('\n', found)}");
    }

    private static Task CheckAsync(IPage page, string state) => CheckAsync(page.MainFrame, state);
}
