using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The page itself: weight, policy, bad networks, leaving quickly, reading easily.</summary>
[Collection(nameof(Chromium))]
public sealed partial class ChatPageTests(Chromium chromium)
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    [Fact]
    public async Task The_first_load_is_below_100_KB_and_asks_nobody_else()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        var network = await visit.Context.NewCDPSessionAsync(visit.Page);
        await network.SendAsync("Network.enable");
        var bytes = new ConcurrentQueue<double>();
        network.Event("Network.loadingFinished").OnEvent += (_, loaded) => bytes.Enqueue(loaded?.GetProperty("encodedDataLength").GetDouble() ?? 0);
        await visit.OpenChatAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"First load: {bytes.Sum():0} bytes in {bytes.Count} answers");
        Assert.InRange(bytes.Sum(), 5_000, 100_000);
        visit.WasInOrder();
    }

    [Fact]
    public void Everything_the_pages_consist_of_is_below_60_KB_on_the_line()
    {
        var assembly = typeof(ChatPage).Assembly;
        var sizes = assembly.GetManifestResourceNames().Where(name => name.StartsWith("wwwroot/", StringComparison.Ordinal)).ToDictionary(name => name, name =>
        {
            using var packed = new MemoryStream();
            using (var file = assembly.GetManifestResourceStream(name)!)
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                file.CopyTo(gzip);
            return packed.Length;
        });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", sizes));
        Assert.Contains("wwwroot/chat.js", sizes.Keys);
        Assert.InRange(sizes.Values.Sum(), 5_000, 60_000);
    }

    [Fact]
    public async Task The_content_policy_stops_inline_scripts_and_other_sites()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        visit.WasInOrder();
        await visit.Page.EvaluateAsync("""
            const script = document.createElement('script');
            script.textContent = 'window.hacked = 1';
            document.body.append(script);
            const image = document.createElement('img');
            image.src = 'https://evil.example/x.png';
            document.body.append(image);
            """);
        await visit.ComplainsAsync("policy: script-src");
        await visit.ComplainsAsync("policy: img-src");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.hacked === undefined"));
    }

    [Fact]
    public async Task The_landing_page_leads_to_the_chat()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.GotoAsync("/");
        await visit.Page.Locator("a[href='/chat']").First.ClickAsync();
        await visit.HearsAsync("您好");
        visit.WasInOrder();
    }

    [Fact]
    public async Task After_a_restart_of_the_server_the_page_goes_on_and_sends_what_was_typed_meanwhile()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync(Smoke);
        await visit.HearsAsync("是哪个小区");
        await host.StopAsync();
        await Expect(visit.Page.Locator("#status")).Not.ToHaveAttributeAsync("data-state", "online");
        await visit.SaysAsync("阳光花园");
        await Expect(visit.Mine("阳光花园")).ToContainTextAsync("等待发出");
        await host.StartAsync();
        await visit.HearsAsync("请您核对");
        await Expect(visit.Page.Locator("#status")).ToHaveAttributeAsync("data-state", "online");
        await Expect(visit.Mine("阳光花园")).ToHaveCountAsync(1);
        await Expect(visit.Mine("阳光花园")).ToContainTextAsync("已送达");
    }

    [Fact]
    public async Task What_is_typed_without_a_network_is_kept_and_sent_later()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.Context.SetOfflineAsync(true);
        await Expect(visit.Page.Locator("#banner")).ToContainTextAsync("网络断开了");
        await visit.SaysAsync(Smoke);
        await Expect(visit.Mine(Smoke)).ToContainTextAsync("等待发出");
        Assert.Contains(Smoke, await visit.Page.EvaluateAsync<string>("localStorage.getItem('ra.outbox')"), StringComparison.Ordinal);
        await visit.Context.SetOfflineAsync(false);
        await visit.HearsAsync("是哪个小区");
        await Expect(visit.Page.Locator("#banner")).ToBeHiddenAsync();
        await Expect(visit.Mine(Smoke)).ToHaveCountAsync(1);
        await Expect(visit.Mine(Smoke)).ToContainTextAsync("已送达");
        Assert.Null(await visit.Page.EvaluateAsync<string?>("localStorage.getItem('ra.outbox')"));
    }

    [Fact]
    public async Task What_the_server_cannot_keep_just_now_is_sent_again_until_it_can()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        // The pauses between its attempts are short here.
        await visit.Context.AddInitScriptAsync(
            "{ const set = setTimeout; window.setTimeout = (act, ms) => set(act, ms % 1500 === 0 && ms < 10000 ? ms / 50 : ms); }");
        await visit.OpenChatAsync();
        var refused = 0;
        await visit.Page.RouteAsync("**/activities", route => route.Request.Method == "POST" && ++refused <= 4
            ? route.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = "{}" })
            : route.ContinueAsync());
        await visit.SaysAsync(Smoke);
        await visit.HearsAsync("是哪个小区");
        Assert.Equal(5, refused);
        await Expect(visit.Mine(Smoke)).ToContainTextAsync("已送达");
    }

    [Fact]
    public async Task A_reload_shows_the_conversation_once_and_in_order()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync(Smoke);
        await visit.HearsAsync("是哪个小区");
        var before = await visit.Page.Locator("#log .bubble").AllTextContentsAsync();
        await visit.Page.ReloadAsync();
        await visit.HearsAsync("是哪个小区");
        Assert.Equal(before, await visit.Page.Locator("#log .bubble").AllTextContentsAsync());
        visit.WasInOrder();
    }

    [Fact]
    public async Task Somebody_in_danger_finds_large_numbers_to_dial_and_finds_them_again()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync("着火了！厨房烧起来了");
        await visit.HearsAsync("能说一下在哪里吗");
        var number = visit.Page.Locator(".calls a").First;
        await Expect(number).ToHaveAttributeAsync("href", "tel:119");
        await Expect(number).ToHaveTextAsync("打 119");
        var box = (await number.BoundingBoxAsync())!;
        Assert.True(box is { Height: >= 48, Width: >= 90 }, $"{box.Width} x {box.Height}");
        await Expect(visit.Page.Locator("#choices")).ToHaveTextAsync("电话打了");
        await visit.TapsAsync("电话打了");
        await visit.HearsAsync("电话里的人怎么说");
        await Expect(visit.Page.Locator(".calls a[href='tel:119']")).ToHaveCountAsync(1);
        visit.WasInOrder();
    }

    [Fact]
    public async Task Leaving_quickly_forgets_the_conversation_on_this_phone()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync("老公家暴我");
        await visit.HearsAsync("110");
        await visit.Context.RouteAsync("https://www.baidu.com/**", route =>
            route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>elsewhere</title>" }));
        await visit.Page.Locator("#leave").ClickAsync();
        await visit.Page.WaitForURLAsync("https://www.baidu.com/");
        await visit.ForgetsCookieAsync("ra_visitor");
        await visit.Page.GoBackAsync();
        Assert.DoesNotContain("家暴", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.OpenChatAsync();
        await Expect(visit.Page.Locator(".message.mine")).ToHaveCountAsync(0);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task Large_text_is_larger_stays_and_nothing_is_cut_off()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        Task<float> Size() => visit.Page.EvaluateAsync<float>("parseFloat(getComputedStyle(document.querySelector('#log .bubble')).fontSize)");
        var before = await Size();
        await visit.Page.Locator("#large").ClickAsync();
        await visit.Page.ReloadAsync();
        await visit.HearsAsync("您好");
        await Expect(visit.Page.Locator("#large")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await Size() > before * 1.15);
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Large_text_that_is_asked_for_in_the_conversation_enlarges_the_page_and_shows_three_choices()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.GotoAsync("/chat?large=1");
        await visit.HearsAsync("已经换成大字版");
        await Expect(visit.Page.Locator("#large")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "看别的" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "转人工", Exact = true })).ToHaveCountAsync(0);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#large")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.SaysAsync("标准版");
        await visit.HearsAsync("已经换回标准版");
        await Expect(visit.Page.Locator("#large")).ToHaveAttributeAsync("aria-pressed", "false");
        visit.WasInOrder();
    }

    [Fact]
    public async Task Everything_that_can_be_tapped_has_a_name_and_is_large_enough_for_a_thumb()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync(Smoke);
        await visit.HearsAsync("是哪个小区");
        var wrong = await visit.Page.EvaluateAsync<string[]>("""
            Array.from(document.querySelectorAll('button, textarea, a[href]')).filter(e => e.offsetParent).filter(e => {
                const box = e.getBoundingClientRect();
                const named = e.textContent.trim() || e.getAttribute('aria-label') || e.title;
                return !named || box.height < 40 || (e.tagName === 'BUTTON' && box.width < 40);
            }).map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_page_speaks_English_when_asked()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync("/chat?lang=en");
        await Expect(visit.Page.Locator("#composer .send")).ToHaveTextAsync("Send");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.DoesNotMatch(Chinese(), await visit.Page.Locator("header .head-button").AllTextContentsAsync() is var words ? string.Concat(words) : "");
        visit.WasInOrder();
    }

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
