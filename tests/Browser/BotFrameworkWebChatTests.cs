using Microsoft.Playwright;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The server behind Microsoft's own chat page (npm's botframework-webchat), on another site.</summary>
[Collection(nameof(Chromium))]
public sealed class BotFrameworkWebChatTests(Chromium chromium)
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    [Fact]
    public async Task A_complaint_is_filed_by_typing_and_tapping_and_every_bubble_stands_once_and_is_sent()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenWebChatAsync(chromium, host);
        await ShowAsync(page, host);
        await SaysAsync(page, Smoke);
        await HearsAsync(page, "是哪个小区");
        await SaysAsync(page, "阳光花园");
        await HearsAsync(page, "请您核对");
        await page.Browser.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await HearsAsync(page, "XY-20261123-0001");
        await Expect(page.Browser.Locator(".webchat__bubble--from-user").Filter(new() { HasText = Smoke })).ToHaveCountAsync(1);
        await page.UntilAsync("sent().length === 3 && sent().every(line => line.includes(': sent'))");
        var shown = await page.Browser.EvaluateAsync<string[]>("store.getState().activities.filter(a => a.type === 'message').map(a => a.id)");
        Assert.Equal(shown.Order(StringComparer.Ordinal), shown);
        Assert.Equal(shown.Length, await page.Browser.Locator(".webchat__bubble").CountAsync());
    }

    [Fact]
    public async Task A_photo_is_sent_and_shown_and_its_bubble_stands_once()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenWebChatAsync(chromium, host);
        await ShowAsync(page, host);
        await page.Browser.Locator("input[type=file]")
            .SetInputFilesAsync(new FilePayload { Name = "油烟.jpg", MimeType = "image/jpeg", Buffer = TestPictures.JpegWithPlace() });

        // The page needs a moment to take the file in, and sends nothing before.
        await Expect(page.Browser.Locator(".webchat__attachment-icon--checked").First).ToBeVisibleAsync();
        await page.Browser.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
        await page.UntilAsync("sent().length === 1 && sent()[0].includes(': sent')");
        var picture = page.Browser.Locator(".webchat__bubble img[src*='/webchat/photos/']");
        await Expect(picture).ToHaveCountAsync(1);
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 30);
    }

    [Fact]
    public async Task Both_sides_see_that_the_other_one_writes()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenWebChatAsync(chromium, host);
        await ShowAsync(page, host);
        var heard = new TaskCompletionSource<TypingHint>();
        using var listening = host.Get<Typing>().Listen(page.Visitor.Conversation, hint =>
        {
            if (hint.Speaker == Speaker.Resident)
                heard.TrySetResult(hint);
        });
        await page.Browser.Locator("[data-id=webchat-sendbox-input]").PressSequentiallyAsync("房东");
        await heard.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        host.Get<Typing>().Hint(page.Visitor.Conversation, Speaker.Lawyer, "张律师");
        await Expect(page.Browser.Locator(".webchat__typing-indicator")).ToBeVisibleAsync();
        await page.Browser.Keyboard.PressAsync("Enter");
        await page.UntilAsync("sent().length === 1 && sent()[0].includes(': sent')");
        Assert.Single(await page.Visitor.ReadNewsAsync(), activity => (string?)activity["text"] == "房东");
    }

    private static async Task ShowAsync(PeerPage page, TestHost host)
    {
        await page.Browser.EvaluateAsync("options => show(options)", page.Options(host));
        await HearsAsync(page, "您好");
    }

    private static async Task SaysAsync(PeerPage page, string text)
    {
        await page.Browser.Locator("[data-id=webchat-sendbox-input]").FillAsync(text);
        await page.Browser.Keyboard.PressAsync("Enter");
    }

    private static ILocator Bubbles(PeerPage page, string text) => page.Browser.Locator(".webchat__bubble").Filter(new() { HasText = text });

    private static Task HearsAsync(PeerPage page, string part) => Expect(Bubbles(page, part).Last).ToBeVisibleAsync();
}
