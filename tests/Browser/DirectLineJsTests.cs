using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WebChat;
using Xunit;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The server as npm's botframework-directlinejs finds it, from a page of another site.</summary>
[Collection(nameof(Chromium))]
public sealed class DirectLineJsTests(Chromium chromium)
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_complaint_is_filed_over_sockets_and_by_polling(bool webSocket)
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host);
        await page.StartAsync(host, webSocket);
        var id = await page.SaysAsync(Smoke, "k1");
        Assert.StartsWith(page.Visitor.ConversationId, id, StringComparison.Ordinal);
        await page.HearsAsync("是哪个小区");
        await page.SaysAsync("阳光花园", "k2");
        await page.HearsAsync("请您核对");
        await page.SaysAsync("提交", "k3");
        await page.HearsAsync("XY-20261123-0001");
        await page.HeardEverythingOnceAsync();
        Assert.Equal(["k1", "k2", "k3"],
            await page.Browser.EvaluateAsync<string[]>("seen.filter(a => a.from.role === 'user').map(a => a.channelData.clientActivityID)"));
        Assert.Equal("0 1 2", await page.Browser.EvaluateAsync<string>("states.join(' ')"));
        Assert.Equal(webSocket ? 1 : 0, await page.Browser.EvaluateAsync<int>("sockets.length"));
    }

    [Fact]
    public async Task A_socket_that_is_cut_again_and_again_leaves_no_gap_and_no_double()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host, withClock: true);
        await page.StartAsync(host);
        for (var cut = 1; cut <= 3; cut++)
        {
            await page.Browser.EvaluateAsync("sockets[sockets.length - 1].close()");
            await page.UntilAsync("sockets[sockets.length - 1].readyState === 3");
            await page.Visitor.SaysAsync("帮助", $"elsewhere {cut}");
            await page.SaysAsync("我的诉求", $"here {cut}");

            // The client waits 3 to 15 seconds before it comes back.
            await page.Browser.Clock.FastForwardAsync(15_000);
            await page.UntilAsync($"sockets.length === {cut + 1} && seen.some(a => a.channelData && a.channelData.clientActivityID === 'here {cut}')");
        }

        await page.SaysAsync("道德讲堂", "last");
        await page.HearsAsync("讲堂");
        await host.AnsweredAsync(page.Visitor.Conversation);
        var last = (await page.Visitor.ReadAsync(""))["watermark"]!.ToString();
        await page.UntilAsync($"seen[seen.length - 1].channelData['webchat:sequence-id'] === {last}");
        await page.HeardEverythingOnceAsync();
    }

    [Fact]
    public async Task A_restart_of_the_server_in_mid_conversation_is_not_noticed()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host, withClock: true);
        await page.StartAsync(host);
        await page.SaysAsync(Smoke, "k1");
        await page.HearsAsync("是哪个小区");
        await host.RestartAsync();
        await page.UntilAsync("sockets[0].readyState === 3");
        await page.Browser.Clock.FastForwardAsync(15_000);
        await page.UntilAsync("sockets.length === 2 && sockets[1].readyState === 1");
        await page.SaysAsync("阳光花园", "k2");
        await page.HearsAsync("请您核对");
        await page.HeardEverythingOnceAsync();
        Assert.Equal("0 1 2", await page.Browser.EvaluateAsync<string>("states.join(' ')"));
    }

    [Fact]
    public async Task The_token_is_refreshed_after_fifteen_minutes_and_outlives_the_first_one()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host, withClock: true);
        var refreshed = 0;
        page.Browser.Response += (_, response) =>
            refreshed += response.Url.EndsWith("/tokens/refresh", StringComparison.Ordinal) && response.Status == 200 ? 1 : 0;
        await page.StartAsync(host);
        for (var quarter = 1; quarter <= 5; quarter++)
        {
            host.City.Clock.Advance(TimeSpan.FromMinutes(15));
            await page.Browser.Clock.FastForwardAsync("15:00");
            var expected = quarter;
            await Visit.UntilAsync(() => Task.FromResult(refreshed >= expected), $"the token was refreshed {refreshed} times");
        }

        var id = await page.SaysAsync("帮助", "after 75 minutes");
        Assert.StartsWith(page.Visitor.ConversationId, id, StringComparison.Ordinal);
        await page.HearsAsync("您可以这样说");
    }

    [Fact]
    public async Task An_expired_token_is_told_and_with_a_new_one_the_conversation_goes_on()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host);
        await page.StartAsync(host);
        host.City.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("retry", await page.SaysAsync("帮助", "too late"));
        await page.UntilAsync("states[states.length - 1] === 3");
        await page.Visitor.AskTokenAsync();
        var streamUrl = await page.Visitor.ResumeAsync("2");
        await page.Browser.EvaluateAsync("fresh => line.reconnect(fresh)",
            new { conversationId = page.Visitor.ConversationId, token = page.Visitor.Token, streamUrl });
        await page.UntilAsync("states[states.length - 1] === 2");
        Assert.StartsWith(page.Visitor.ConversationId, await page.SaysAsync("帮助", "again"), StringComparison.Ordinal);
        await page.HearsAsync("您可以这样说");

        // The library opens more sockets than one then, some with an address that is over; those are refused, and no line is lost.
        await page.UntilAsync("sockets.filter(socket => socket.readyState === 1).length > 1");
        var log = DirectLineClient.Activities(await page.Visitor.ReadAsync("")).Select(activity => (string?)activity["id"]);
        Assert.Equal(log, await page.Browser.EvaluateAsync<string[]>("Array.from(new Set(seen.map(a => a.id)))"));
    }

    [Fact]
    public async Task Ten_readers_at_once_keep_eight_sockets_and_the_newest_hears_everything()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host);
        await page.StartAsync(host);
        for (var reader = 1; reader < 10; reader++)
            await page.Browser.EvaluateAsync("url => { new WebSocket(url); }", await page.Visitor.ResumeAsync(""));
        await page.UntilAsync("sockets.filter(socket => socket.readyState === 1).length === 8");
        await page.Browser.EvaluateAsync(
            "() => { sockets[sockets.length - 1].onmessage = event => event.data && seen.push(...JSON.parse(event.data).activities); }");
        await page.SaysAsync("帮助", "k1");
        await page.HearsAsync("您可以这样说");
    }

    [Fact]
    public async Task A_photo_goes_up_and_comes_back_as_a_link_that_the_page_can_show()
    {
        await using var host = await PeerPage.HostAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host);
        await page.StartAsync(host);
        var id = await page.Browser.EvaluateAsync<string>(
            "base64 => post({ type: 'message', from: { id: 'whoever' }, channelData: { clientActivityID: 'p1' }, attachments: [{ contentType: 'image/jpeg', "
                + "name: '油烟.jpg', contentUrl: 'data:image/jpeg;base64,' + base64 }] })",
            Convert.ToBase64String(TestPictures.JpegWithPlace()));
        Assert.StartsWith(page.Visitor.ConversationId, id, StringComparison.Ordinal);
        await page.UntilAsync("seen.some(a => a.channelData.clientActivityID === 'p1' && a.attachments.length === 1 && a.attachments[0].name === '油烟.jpg')");
        var width = await page.Browser.EvaluateAsync<int>("""
            () => new Promise((shown, failed) => {
                const image = new Image();
                image.onload = () => shown(image.naturalWidth);
                image.onerror = failed;
                image.src = seen.find(a => a.channelData.clientActivityID === 'p1').attachments[0].contentUrl;
            })
            """);
        Assert.Equal(30, width);
    }

    [Fact]
    public async Task A_site_that_is_not_named_gets_no_connection()
    {
        await using var host = await TestHost.StartAsync();
        await using var page = await PeerPage.OpenDirectLineAsync(chromium, host);
        var refused = page.Browser.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("CORS", StringComparison.Ordinal) });
        await page.Browser.EvaluateAsync("options => start(options)", page.Options(host));
        await refused;
        Assert.Empty(await page.Browser.EvaluateAsync<object[]>("seen"));
        Assert.DoesNotContain(2, await page.Browser.EvaluateAsync<int[]>("states"));
    }
}
