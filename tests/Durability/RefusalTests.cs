using System.Text;
using System.Text.Json.Nodes;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>What a caller reads whose request cannot be read, in Development as well, where the framework would throw.</summary>
public sealed class RefusalTests(DevelopmentHost shared) : IClassFixture<DevelopmentHost>
{
    private const string Problem = "application/problem+json";
    private const string Json = "application/json";
    private const string Html = "text/html";
    private readonly TestHost host = shared.Host;

    [Theory]
    [InlineData("GET", "/api/v1/knowledge/search?q=x&top=abc", "*/*", 400, Problem)]
    [InlineData("GET", "/api/v1/knowledge/search?q=x&top=99999999999999999999", "*/*", 400, Problem)]
    [InlineData("GET", "/api/v1/knowledge/search?q=x&on=2026-02-30", "*/*", 400, Problem)]
    [InlineData("GET", "/api/v1/knowledge/search?q=%00", "*/*", 400, Problem)]
    [InlineData("POST", "/api/v1/knowledge/search", "*/*", 405, Problem)]
    [InlineData("GET", "/api/v1/nothing", "text/html", 404, Problem)]
    [InlineData("GET", "/webchat/photos/7d44484090c011d1b2455ffdce74fad2", "*/*", 400, Json)]
    [InlineData("GET", "/webchat/photos/7d44484090c011d1b2455ffdce74fad2?until=x&sign=x", "*/*", 400, Json)]
    [InlineData("GET", "/webchat/photos/7d44484090c011d1b2455ffdce74fad2?until=1&sign=x", "*/*", 404, Json)]
    [InlineData("DELETE", "/webchat/token", "*/*", 405, Json)]
    [InlineData("GET", "/v3/directline/nothing", "*/*", 404, Json)]
    [InlineData("DELETE", "/v3/directline/conversations", "*/*", 405, Json)]
    [InlineData("GET", "/law/民法典?on=2026-02-30", "text/html", 400, Html)]
    [InlineData("GET", "/law/民法典?on=%00", "text/html", 400, Html)]
    [InlineData("GET", "/nothing", "text/html,application/xhtml+xml", 404, Html)]
    [InlineData("GET", "/nothing", "*/*", 404, "text/plain")]
    [InlineData("POST", "/simulator/panel/do", "application/json", 400, Problem)]
    public async Task A_request_that_cannot_be_read_is_refused_with_a_sentence_in_the_callers_format(string method, string path, string accept, int status,
        string mediaType)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Accept", accept } } };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((status, mediaType), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var sentence = mediaType switch
        {
            Problem => (string?)JsonNode.Parse(body)!["detail"],
            Json => (string?)JsonNode.Parse(body)!["error"]!["message"],
            _ => body,
        };
        Assert.Matches("[\u4e00-\u9fff]。", sentence);
        if (mediaType == Problem)
            Assert.Equal(status, (int)JsonNode.Parse(body)!["status"]!);
    }

    [Theory]
    [InlineData("Content-Type: application/json; charset=utf-7", 415)]
    [InlineData("Content-Type: application/json; charset=none", 415)]
    [InlineData("Content-Type: application/json; charset=utf-8", 200)]
    public async Task An_encoding_that_is_not_known_is_415(string header, int status)
    {
        const string body = """{"act":"clear"}""";
        var answer =
            await SendAsync(
                $"POST /simulator/panel/do HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n{header}\r\nContent-Length: "
                    + $"{body.Length}\r\n\r\n{body}");
        Assert.Equal(status, answer);
    }

    [Theory]
    [InlineData("GET /my HTTP/1.1\r\nHost: evil.example:99999\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /my HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /healthz/live HTTP/1.0\r\n\r\n", 200)]
    [InlineData("POST /wechat/simulator HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", 400)]
    [InlineData("POST /console/logout HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx", 302)]
    [InlineData("POST /console/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx", 302)]
    public async Task What_no_browser_sends_is_refused_like_the_rest(string request, int status) => Assert.Equal(status, await SendAsync(request));

    private async Task<int> SendAsync(string request) => (await RawHttp.SendAsync(host.Address, Encoding.ASCII.GetBytes(request), isCutOff: false)).Status;
}

/// <summary>A host as a developer starts it, with its simulator.</summary>
public sealed class DevelopmentHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["environment"] = "Development" });

        // From its second start on the port is known, so that the simulator has an account.
        await Host.RestartAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
