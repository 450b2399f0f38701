using Microsoft.Playwright;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>A resident and a lawyer see each other write.</summary>
[Collection(nameof(Chromium))]
public sealed class TypingTests(Chromium chromium)
{
    [Fact]
    public async Task Each_side_sees_the_other_write_and_nothing_of_it_is_kept()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn");
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("转人工");
        await phone.HearsAsync("排在第一位");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "接待", Exact = true }).ClickAsync();
        await phone.HearsAsync("张律师来了");
        await Expect(desk.Page.Locator(".transcript")).ToContainTextAsync("张律师来了");
        var lines = await Durability.Transcripts.QueryAsync(host.City, db => Task.FromResult(db.Activities.Count()));

        // The city's clock stands still, and a speaker is told of once in three seconds.
        host.City.Clock.Advance(Typing.Pause);
        await phone.Page.Locator("#text").PressSequentiallyAsync("房东");
        await Expect(desk.Page.GetByText("居民正在输入")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("对居民说").PressSequentiallyAsync("您把合同");
        await Expect(phone.Page.Locator("#typing")).ToContainTextAsync("张律师正在输入");
        Assert.Equal(lines, await Durability.Transcripts.QueryAsync(host.City, db => Task.FromResult(db.Activities.Count())));

        await desk.Page.Keyboard.PressAsync("Enter");
        await phone.HearsAsync("您把合同");
        await Expect(phone.Page.Locator("#typing")).ToBeEmptyAsync();
        await phone.Page.Locator("#composer .send").ClickAsync();
        await Expect(desk.Page.Locator(".transcript .resident").Last).ToContainTextAsync("房东");
        await Expect(desk.Page.GetByText("居民正在输入")).ToHaveCountAsync(0);
        phone.WasInOrder();
        desk.WasInOrder();
    }
}
