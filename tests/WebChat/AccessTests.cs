using System.Net;
using System.Net.Http.Json;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>Who may read and write which conversation, from where, and how often.</summary>
public sealed class AccessTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Ours = "https://www.example.gov.cn";
    private const string Foreign = "https://evil.example";
    private readonly TestHost host = shared.Host;

    /// <summary>Every address of one conversation.</summary>
    public static TheoryData<string, string> Addresses => new()
    {
        { "GET", "" }, { "GET", "?watermark=0" }, { "GET", "/activities" }, { "POST", "/activities" }, { "POST", "/upload" },
    };

    [Fact]
    public async Task A_refreshed_token_works_and_so_does_the_old_one()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");
        var fresh = await DirectLineClient.JsonAsync(response, HttpStatusCode.OK);
        Assert.Equal(visitor.ConversationId, (string?)fresh["conversationId"]);
        Assert.NotEqual(visitor.Token, (string?)fresh["token"]);
        await visitor.ReadNewsAsync();
        visitor.Token = (string?)fresh["token"] ?? "";
        await visitor.ReadNewsAsync();
    }

    [Fact]
    public async Task An_expired_token_is_403_TokenExpired_and_the_cookie_gets_a_new_one()
    {
        await using var own = await TestHost.StartAsync();
        using var visitor = await DirectLineClient.OpenAsync(own);
        var url = await visitor.ResumeAsync("");
        var old = visitor.ConversationId;
        own.City.Clock.Advance(TimeSpan.FromMinutes(61));
        foreach (
            var (method, path) in new[] { ("POST", "/v3/directline/conversations"), ("POST", "/v3/directline/tokens/refresh"), ("GET", visitor.Path("")),
                ("POST", visitor.Path("/activities")) })
        {
            using var response = await visitor.SendAsync(new HttpMethod(method), path);
            Assert.Equal((403, "TokenExpired"), await DirectLineClient.RefusalAsync(response));
        }

        Assert.Equal(403, await LiveStream.RefusedAsync(url));
        await visitor.AskTokenAsync();
        Assert.Equal(old, visitor.ConversationId);
        Assert.NotEmpty(await visitor.SaysAsync("帮助"));
    }

    [Theory]
    [InlineData(null, "MissingToken")]
    [InlineData("", "MissingToken")]
    [InlineData("x", "BadToken")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoiMSJ9.", "BadToken")]
    public async Task A_missing_or_garbled_token_is_401(string? token, string code)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        foreach (
            var (method, path) in new[] { ("POST", "/v3/directline/conversations"), ("GET", visitor.Path("")), ("GET", visitor.Path("/activities")),
                ("POST", visitor.Path("/upload")) })
        {
            using var response = await visitor.SendAsync(new HttpMethod(method), path, null, token);
            Assert.Equal((401, code), await DirectLineClient.RefusalAsync(response));
        }
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_is_401_and_a_stream_credential_is_no_token()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var parts = visitor.Token.Split('.');
        var middle = parts[1].ToCharArray();
        middle[10] = middle[10] == 'A' ? 'B' : 'A';
        var stream = (await visitor.ResumeAsync("")).Split("t=")[1];
        foreach (var token in new[] { $"{parts[0]}.{new string(middle)}.{parts[2]}", stream })
        {
            using var response = await visitor.SendAsync(HttpMethod.Get, visitor.Path("/activities"), null, token);
            Assert.Equal((401, "BadToken"), await DirectLineClient.RefusalAsync(response));
        }

        Assert.Equal(403, await LiveStream.RefusedAsync(visitor.StreamUrl.Replace(stream, visitor.Token, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Somebody_elses_conversation_is_403(string method, string path)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stranger = await DirectLineClient.OpenAsync(host);
        using var response =
            await stranger.SendAsync(new HttpMethod(method), visitor.Path(path), method == "POST"
                ? JsonContent.Create(new { type = "message", text = "帮助" }) : null);
        Assert.Equal((403, "NotYourConversation"), await DirectLineClient.RefusalAsync(response));
        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Fact]
    public async Task Somebody_elses_stream_is_403()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stranger = await DirectLineClient.OpenAsync(host);
        Assert.Equal(403, await LiveStream.RefusedAsync(stranger.StreamUrl.Replace(stranger.ConversationId, visitor.ConversationId, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_conversation_that_is_no_more_is_404_and_none_is_begun_in_its_place(string method, string path)
    {
        using var visitor = new DirectLineClient(host);
        var gone = new WebChatIdentity(Guid.NewGuid(), "dl_" + Guid.NewGuid().ToString("N"));
        visitor.Token = host.Get<WebChatTokens>().Issue(gone);
        var content = method == "POST" ? JsonContent.Create(new { type = "message", text = "帮助" }) : null;
        using var response = await visitor.SendAsync(new HttpMethod(method), $"/v3/directline/conversations/{gone.ConversationId:N}{path}", content);
        Assert.Equal((404, "NoConversation"), await DirectLineClient.RefusalAsync(response));
        using var start = await visitor.SendAsync(HttpMethod.Post, "/v3/directline/conversations");
        Assert.Equal((404, "NoConversation"), await DirectLineClient.RefusalAsync(start));
    }

    [Fact]
    public async Task Leaving_makes_the_next_visit_a_new_one()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var old = visitor.ConversationId;
        using var left = await visitor.SendAsync(HttpMethod.Post, "/webchat/leave", null, null);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        await visitor.AskTokenAsync();
        Assert.NotEqual(old, visitor.ConversationId);
    }

    [Fact]
    public async Task Behind_https_leaving_reaches_the_cookie_of_an_embedded_chat_too()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/leave") { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var response = await visitor.SendAsync(request);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("max-age=31536000", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Ours, true)]
    [InlineData(Foreign, false)]
    public async Task Only_named_sites_may_speak_to_it_from_a_page(string origin, bool allowed)
    {
        await using var own = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["WebChat:AllowedOrigins:0"] = Ours });
        using var visitor = await DirectLineClient.OpenAsync(own);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, visitor.Path("/activities"))
        {
            Headers =
                { { "Origin", origin }, { "Access-Control-Request-Method", "POST" },
                    { "Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with" } },
        };
        using var answer = await visitor.SendAsync(preflight);
        Assert.Equal(allowed, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == origin);
        using var refused = new HttpRequestMessage(HttpMethod.Get, visitor.Path("/activities")) { Headers = { { "Origin", origin } } };
        using var error = await visitor.SendAsync(refused);
        Assert.Equal(401, (int)error.StatusCode);
        Assert.Equal(allowed, error.Headers.Contains("Access-Control-Allow-Origin"));
        if (allowed)
            using (await LiveStream.OpenAsync(visitor.StreamUrl, origin))
                return;
        Assert.Equal(403, await LiveStream.RefusedAsync(visitor.StreamUrl, origin));
    }

    [Fact]
    public async Task Our_own_page_may_open_the_stream()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stream = await LiveStream.OpenAsync(visitor.StreamUrl, host.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(101, stream.Handshake);
    }

    [Fact]
    public async Task Too_many_messages_or_tokens_are_429_and_a_page_of_another_site_can_read_that()
    {
        await using var own = await TestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["WebChat:MessagesPerTenSeconds"] = "3",
            ["WebChat:TokensPerMinute"] = "4",
            ["WebChat:AllowedOrigins:0"] = Ours,
        });
        using var visitor = await DirectLineClient.OpenAsync(own);
        var posts = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Status(visitor, visitor.Path("/activities"), $$"""{"type":"message","text":"{{i}}"}""")));
        Assert.Contains((429, true), posts);
        Assert.Contains((200, true), posts);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Status(visitor, "/webchat/token", "")));
        Assert.Contains((429, true), tokens);
        Assert.Contains((200, true), tokens);
    }

    private static async Task<(int Status, bool Readable)> Status(DirectLineClient visitor, string path, string body)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Headers = { { "Origin", Ours }, { "Authorization", "Bearer " + visitor.Token } },
                Content = new StringContent(body)
            };
        using var response = await visitor.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
