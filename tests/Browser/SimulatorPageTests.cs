using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The page of the simulator in a real browser.</summary>
[Collection(nameof(Chromium))]
public sealed class SimulatorPageTests(Chromium chromium)
{
    [Fact]
    public async Task Enter_makes_the_new_resident_and_cancel_makes_none()
    {
        // The simulator makes an account of its own where the port is known beforehand.
        await using var host =
            await TestHost.StartAsync(settings: new Dictionary<string,
                string?>
            { ["environment"] = "Development", ["Urls"] = $"http://127.0.0.1:{ServerProcess.FreePort()}" });
        await using var visit = await chromium.VisitAsync(host, desk: true);
        await visit.Page.GotoAsync("/simulator");
        await Expect(visit.Page.Locator("#people-list li").First).ToBeVisibleAsync();
        await visit.Page.Locator("#new-person").ClickAsync();
        await visit.Page.Locator("#ask-text").FillAsync("李大妈");
        await visit.Page.Locator("#ask-text").PressAsync("Enter");
        await Expect(visit.Page.Locator("#people")).ToContainTextAsync("李大妈");
        await visit.Page.Locator("#new-person").ClickAsync();
        await visit.Page.Locator("#ask-text").FillAsync("王大爷");
        await visit.Page.Locator("#ask").GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        await Expect(visit.Page.Locator("#ask")).Not.ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#people")).Not.ToContainTextAsync("王大爷");
    }
}
