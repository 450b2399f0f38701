using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The chat on somebody else's page: one line of script, their colours, their keyboard.</summary>
[Collection(nameof(Chromium))]
public sealed partial class WidgetTests(Chromium chromium)
{
    private const string Brown = "rgb(122, 31, 31)";

    [Fact]
    public async Task It_opens_and_closes_by_keyboard_wears_the_colour_of_the_site_and_counts_what_came_meanwhile()
    {
        await using var host = await PeerPage.HostAsync();
        await using var visit = await OpenAsync(host, "--ra-color: #7a1f1f; --ra-accent: #2b7a1f");
        var opener = visit.Page.GetByRole(AriaRole.Button, new() { Name = "居民助手" });
        await opener.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var chat = visit.Page.FrameLocator("iframe");
        await Expect(chat.Locator(".message .bubble").First).ToContainTextAsync("您好");
        await Expect(opener).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(chat.Locator("#text")).ToBeFocusedAsync();
        await Expect(chat.Locator(".send")).ToHaveCSSAsync("background-color", Brown);
        await Expect(chat.Locator(".head")).ToHaveCSSAsync("border-bottom-color", "rgb(43, 122, 31)");
        await AccessibilityTests.CheckAsync(visit.Page.MainFrame, "site");
        await AccessibilityTests.CheckAsync(visit.Page.Frames[1], "chat in the site");

        await visit.Page.Keyboard.TypeAsync("帮助");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Locator(".message .bubble").Last).ToContainTextAsync("您可以这样说");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator("iframe")).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        await visit.Page.Frames[1].EvaluateAsync("outbox.add('我的诉求', [])");
        await Expect(opener).ToHaveAccessibleNameAsync("居民助手，1 条新消息");
        await opener.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "收起居民助手" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("--ra-color: #ffcc00")]
    [InlineData("--ra-color: red; --ra-accent: url(https://evil.example/)")]
    [InlineData("--ra-color: #7a1f1f;background:url(//evil.example)")]
    public async Task A_colour_that_cannot_be_read_or_is_none_leaves_the_chat_as_it_is(string style)
    {
        await using var host = await PeerPage.HostAsync();
        await using var visit = await OpenAsync(host, style);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "居民助手" }).ClickAsync();
        var chat = visit.Page.FrameLocator("iframe");
        await Expect(chat.Locator(".message .bubble").First).ToContainTextAsync("您好");
        await Expect(chat.Locator(".send")).ToHaveCSSAsync("background-color", style.Contains("7a1f1f", StringComparison.Ordinal) ? Brown : "rgb(15, 88, 118)");
        Assert.DoesNotContain("evil", await visit.Page.Frames[1]
            .EvaluateAsync<string>("document.documentElement.getAttribute('style') || ''"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_named_cannot_embed_it()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await OpenAsync(host, "");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "居民助手" }).ClickAsync();
        await visit.ComplainsAsync("frame-ancestors");
        await Expect(visit.Page.FrameLocator("iframe").Locator("#text")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_left_quickly_and_comes_back_by_a_kept_page_is_sent_away_again()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        var left = 0;

        // 204: the browser stays on the emptied page, which is what it would keep for the back button.
        await visit.Context.RouteAsync("https://www.baidu.com/**", route =>
        {
            left++;
            return route.FulfillAsync(new() { Status = 204 });
        });
        await visit.Page.EvaluateAsync("document.getElementById('leave').click()");
        await Visit.UntilAsync(() => Task.FromResult(left == 1), "nobody has left");
        Assert.Equal("", await visit.Page.EvaluateAsync<string>("document.body.innerText + document.title"));
        await visit.Page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await Visit.UntilAsync(() => Task.FromResult(left == 2), "the page is still there");
    }

    [Fact]
    public async Task The_English_words_are_complete_and_ask_for_nothing_that_is_not_given()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        var wrong = await visit.Page.EvaluateAsync<string[]>("""
            () => new Promise((done, failed) => {
                const chinese = Object.assign({}, T), holes = words => String(words).match(/\{\w+\}/g) || [];
                const script = document.createElement('script');
                script.src = '/chat/chat.en.js';
                script.onerror = failed;
                script.onload = () => done([
                    ...Object.keys(chinese).filter(key => T[key] === chinese[key]).map(key => 'missing ' + key),
                    ...Object.keys(T).filter(key => !(key in chinese)).map(key => 'unknown ' + key),
                    ...Object.keys(T).filter(key => holes(T[key]).some(hole => !holes(chinese[key]).includes(hole))).map(key => 'hole in ' + key)]);
                document.head.append(script);
            })
            """);
        Assert.Empty(wrong);
        Assert.DoesNotMatch(Chinese(),
            await visit.Page.EvaluateAsync<string>("Object.values(T).map(words => Array.isArray(words) ? words.map(chip => chip[1]).join() : words).join()"));
    }

    private async Task<Visit> OpenAsync(TestHost host, string style)
    {
        var visit = await chromium.VisitAsync(host, desk: true);
        await visit.Context.GrantPermissionsAsync(["local-network-access"]);
        await visit.Context.RouteAsync(PeerPage.Site + "/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = $$"""<!doctype html><html lang="zh-CN"><title>市政府</title><style>:root { {{style}} }</style><main><h1>市政府</h1></main><script src="{{host.Address}}chat/widget.js" defer></script></html>""",
        }));
        await visit.Page.GotoAsync(PeerPage.Site + "/");
        return visit;
    }

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
