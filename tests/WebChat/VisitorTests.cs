using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.My;
using ResidentAssistant.Web.StaffConsole;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>The cookie by which a browser is known: nobody else can make it, learn it from anything we hand out, or keep a copy unnoticed.</summary>
public sealed class VisitorTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Neither_token_nor_activity_nor_stream_address_leads_to_the_cookie()
    {
        using var browser = new CookieBrowser(host);
        var opened = await browser.OpenAsync();
        using var client = new DirectLineClient(host) { Token = opened.Token };
        using var started = await client.SendAsync(HttpMethod.Post, "/v3/directline/conversations");
        var stream = (string?)(await DirectLineClient.JsonAsync(started, HttpStatusCode.Created))["streamUrl"] ?? "";
        var user = new JsonWebToken(opened.Token).GetClaim("user").Value;
        Assert.Equal(user, new JsonWebToken(stream.Split("t=")[1]).GetClaim("user").Value);
        Assert.DoesNotContain(user["dl_".Length..], browser.Cookie, StringComparison.Ordinal);
        foreach (var guess in new[] { user, user["dl_".Length..], opened.Conversation, opened.Token, stream.Split("t=")[1] })
        {
            using var thief = new CookieBrowser(host) { Cookie = guess };
            Assert.NotEqual(opened.Conversation, (await thief.OpenAsync()).Conversation);
        }

        Assert.Equal(opened.Conversation, (await browser.OpenAsync()).Conversation);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAA")]
    public async Task A_cookie_that_a_client_chose_is_replaced(string chosen)
    {
        using var first = new CookieBrowser(host) { Cookie = chosen };
        using var second = new CookieBrowser(host) { Cookie = chosen };
        Assert.NotEqual((await first.OpenAsync()).Conversation, (await second.OpenAsync()).Conversation);
        Assert.NotEqual(chosen, first.Cookie);
        Assert.NotEqual(first.Cookie, second.Cookie);
    }

    [Fact]
    public async Task Over_HTTPS_it_is_of_this_host_alone_and_one_without_the_prefix_is_not_looked_at()
    {
        using var browser = new CookieBrowser(host, https: true);
        var opened = await browser.OpenAsync();
        Assert.StartsWith("__Host-ra_visitor=", browser.SetCookie, StringComparison.Ordinal);
        foreach (var part in new[] { "; secure", "; httponly", "; path=/", "; partitioned" })
            Assert.Contains(part, browser.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", browser.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(opened.Conversation, (await browser.OpenAsync()).Conversation);
        browser.Name = "ra_visitor";
        Assert.NotEqual(opened.Conversation, (await browser.OpenAsync()).Conversation);
    }

    [Fact]
    public void The_cookies_of_staff_and_of_residents_own_pages_follow_the_same_rule()
    {
        var staff = host.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(ConsoleAccess.Scheme);
        var mine = host.Get<MyVisit>();
        foreach (var (scheme, prefix) in new[] { ("https", "__Host-"), ("http", "") })
        {
            var http = new DefaultHttpContext { Request = { Scheme = scheme } };
            staff.CookieManager.AppendResponseCookie(http, staff.Cookie.Name!, "x", staff.Cookie.Build(http));
            mine.Enter(http, Guid.NewGuid());
            mine.Begin(http, new BegunSignIn("main", "s", "/my", Again: false));
            Assert.Equal([$"{prefix}ra_staff", $"{prefix}ra_my", $"{prefix}ra_signin"], http.Response.Headers.SetCookie.Select(line => line!.Split('=')[0]));
            Assert.All(http.Response.Headers.SetCookie, line =>
            {
                Assert.Contains("; path=/;", line, StringComparison.Ordinal);
                Assert.Contains("; httponly", line, StringComparison.Ordinal);
                Assert.Equal(scheme == "https", line!.Contains("; secure", StringComparison.Ordinal));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_copy_is_noticed_after_a_week_and_then_neither_reads_on(DatabaseProvider provider)
    {
        await using var own = await TestHost.StartAsync(provider);
        using var resident = new CookieBrowser(own);
        var opened = await resident.OpenAsync();
        using var thief = new CookieBrowser(own) { Cookie = resident.Cookie };
        Assert.Equal(opened.Conversation, (await thief.OpenAsync()).Conversation);

        // The thief comes every day and so gets the new cookie first; the resident comes again a week later.
        own.City.Clock.Advance(Week);
        Assert.Equal(opened.Conversation, (await thief.OpenAsync()).Conversation);
        own.City.Clock.Advance(TimeSpan.FromHours(1));
        var stolen = await thief.OpenAsync();
        Assert.Equal(opened.Conversation, stolen.Conversation);
        using var reader = new DirectLineClient(own) { Token = stolen.Token };
        await reader.StartAsync();
        using var stream = await LiveStream.OpenAsync(reader.StreamUrl);
        own.City.Clock.Advance(CheckVisitor.Overlap);
        var anew = await resident.OpenAsync();
        Assert.NotEqual(opened.Conversation, anew.Conversation);
        await stream.UntilClosedAsync();

        // The thief's cookie, and the token it got before, are worth nothing.
        Assert.DoesNotContain((await thief.OpenAsync()).Conversation, new[] { opened.Conversation, anew.Conversation });
        foreach (var (method, path) in new[] { ("GET", ""), ("GET", "/activities"), ("POST", "/activities") })
        {
            var content = new StringContent("""{"type":"message","text":"帮助"}""");
            using var refused = await reader.SendAsync(new HttpMethod(method), $"/v3/directline/conversations/{opened.Conversation}{path}", content);
            Assert.Equal((404, "NoConversation"), await DirectLineClient.RefusalAsync(refused));
        }

        using var refresh = await reader.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");
        Assert.Equal((404, "NoConversation"), await DirectLineClient.RefusalAsync(refresh));
        Assert.Equal(anew.Conversation, (await resident.OpenAsync()).Conversation);

        // Staff keep what was said, and read why it ended.
        var lines = await Transcripts.ReadAsync(own.City, Guid.Parse(opened.Conversation));
        Assert.Contains("凭证在两处被使用", lines[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_the_way_costs_the_resident_nothing()
    {
        await using var own = await TestHost.StartAsync();
        using var browser = new CookieBrowser(own);
        var opened = await browser.OpenAsync();
        own.City.Clock.Advance(Week);
        for (var lost = 0; lost < 3; lost++)
        {
            using var another = new CookieBrowser(own) { Cookie = browser.Cookie };
            Assert.Equal(opened.Conversation, (await another.OpenAsync()).Conversation);
            Assert.NotEqual(browser.Cookie, another.Cookie);
            own.City.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(opened.Conversation, (await browser.OpenAsync()).Conversation);
    }

    [Fact]
    public async Task Two_pages_that_ask_at_the_same_time_both_stay()
    {
        await using var own = await TestHost.StartAsync();
        using var browser = new CookieBrowser(own);
        var opened = await browser.OpenAsync();
        using var slow = new CookieBrowser(own) { Cookie = browser.Cookie };
        own.City.Clock.Advance(Week);
        await browser.OpenAsync();
        await browser.OpenAsync();
        own.City.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(opened.Conversation, (await slow.OpenAsync()).Conversation);
        Assert.Equal(opened.Conversation, (await browser.OpenAsync()).Conversation);
    }

    [Fact]
    public async Task A_browser_that_has_not_come_for_a_year_is_new()
    {
        await using var own = await TestHost.StartAsync();
        using var browser = new CookieBrowser(own);
        var opened = await browser.OpenAsync();
        await own.StopAsync();
        own.City.Clock.Advance(CheckVisitor.Life);
        await own.StartAsync();
        Assert.NotEqual(opened.Conversation, (await browser.OpenAsync()).Conversation);
    }

    [Fact]
    public async Task Another_site_cannot_take_the_conversation_away()
    {
        using var browser = new CookieBrowser(host);
        await browser.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/leave") { Headers = { { "Origin", "https://evil.example" } } };
        using var refused = await browser.SendAsync(request);
        Assert.Equal((403, "ForeignOrigin"), await DirectLineClient.RefusalAsync(refused));
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        using var own =
            new HttpRequestMessage(HttpMethod.Post, "/webchat/leave") { Headers = { { "Origin", host.Address.GetLeftPart(UriPartial.Authority) } } };
        using var left = await browser.SendAsync(own);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
    }

    [Fact]
    public async Task A_stream_address_opens_one_socket()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var url = await visitor.ResumeAsync("");
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(url)));
        Assert.Single(tries, status => status == 101);
        Assert.Equal(7, tries.Count(status => status == 403));
        using var again = await LiveStream.OpenAsync(await visitor.ResumeAsync(""));
        Assert.Equal(101, again.Handshake);

        static async Task<int> TryAsync(string url)
        {
            try
            {
                using var stream = await LiveStream.OpenAsync(url);
                return stream.Handshake;
            }
            catch (System.Net.WebSockets.WebSocketException failure)
            {
                return failure.Message.Contains("403", StringComparison.Ordinal) ? 403 : 0;
            }
        }
    }

    [Fact]
    public async Task A_stream_address_is_over_after_two_minutes()
    {
        await using var own = await TestHost.StartAsync();
        using var visitor = await DirectLineClient.OpenAsync(own);
        own.City.Clock.Advance(TimeSpan.FromSeconds(WebChatTokens.StreamLifeSeconds));
        Assert.Equal(403, await LiveStream.RefusedAsync(visitor.StreamUrl));
    }
}
