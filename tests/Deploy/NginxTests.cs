using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WebChat;
using Xunit;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>The shipped nginx.conf in front of the service: who is who, what is refused, what is said and what is not written down.</summary>
public sealed class NginxTests : IClassFixture<ProxiedCity>
{
    /// <summary>Longer than any machine needs; only a test that would hang runs into it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ProxiedCity city;

    public NginxTests(ProxiedCity city)
    {
        city.Require();
        this.city = city;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limit_counts_the_address_of_the_resident_and_not_that_of_the_proxy()
    {
        using var eager = city.NewResident();
        using var other = city.NewResident();
        for (var count = 0; count < ProxiedCity.TokensPerMinute; count++)
            Assert.Equal(HttpStatusCode.OK, await AskTokenAsync(eager));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskTokenAsync(eager));
        Assert.Equal(HttpStatusCode.OK, await AskTokenAsync(other));
    }

    [Fact]
    public async Task What_a_client_writes_into_the_headers_of_proxies_does_not_count()
    {
        using var eager = city.NewResident();
        var asked = new List<HttpStatusCode>();
        foreach (var forged in new[] { "203.0.113.1", "203.0.113.2, 127.0.0.1", city.Host.Address.Host, "203.0.113.4,203.0.113.5:80,[2001:db8::1]" })
            asked.Add(await AskTokenAsync(eager, ("X-Forwarded-For", forged), ("X-Forwarded-Host", "evil.example"), ("Forwarded", $"for={forged}")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], asked);
    }

    [Fact]
    public async Task The_socket_is_wss_and_opens_under_the_name_of_the_city_whatever_a_client_writes()
    {
        var browser = city.NewResident();
        foreach (var (name, value) in new[] { ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "http"), ("X-Original-Host", "evil.example") })
            browser.DefaultRequestHeaders.Add(name, value);
        using var visitor = await DirectLineClient.OpenAsync(city.Host, browser);
        Assert.StartsWith($"wss://{ProxiedCity.Name}/v3/directline/conversations/", visitor.StreamUrl, StringComparison.Ordinal);
        using var connections = new HttpMessageInvoker(city.NewConnections());
        using var stream = await LiveStream.OpenAsync(visitor.StreamUrl, $"https://{ProxiedCity.Name}", connections);
        Assert.Equal(101, stream.Handshake);
        await visitor.SaysAsync("帮助");
        await stream.UntilAsync("帮助");
    }

    [Fact]
    public async Task Every_cookie_is_Secure()
    {
        using var browser = city.NewResident();
        var cookies = new List<string>();
        foreach (var (method, path) in new[] { ("POST", "/webchat/token"), ("POST", "/webchat/leave"), ("GET", "/my"), ("GET", "/console/login") })
        {
            using var response = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Cancellation);
            cookies.AddRange(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        }

        Assert.True(cookies.Count >= 3, string.Join('\n', cookies));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_photo_of_20_MB_passes_and_30_MB_are_refused_with_a_sentence()
    {
        using var visitor = await DirectLineClient.OpenAsync(city.Host, city.NewResident());
        var photo = TestPictures.JpegWithPlace();
        Array.Resize(ref photo, Photos.SizeLimit);
        using var taken = await visitor.UploadAsync((photo, "large.jpg"));
        await DirectLineClient.JsonAsync(taken, HttpStatusCode.OK);
        using var refused = await visitor.UploadAsync((new byte[30 * 1024 * 1024], "larger.jpg"));
        Assert.Equal((413, "PhotoTooLarge"), await DirectLineClient.RefusalAsync(refused));
        Assert.Equal("application/json", refused.Content.Headers.ContentType?.MediaType);
        AssertHeaders(refused);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    [InlineData("/my")]
    [InlineData("/console/login")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/healthz/ready")]
    [InlineData("/api/v1/knowledge/search?q=x")]
    [InlineData("/nothing")]
    public async Task Every_answer_asks_for_https_and_tells_browsers_not_to_guess(string path)
    {
        using var browser = city.NewResident();
        using var response = await browser.GetAsync(path, Cancellation);
        AssertHeaders(response);
        Assert.Equal("nginx", response.Headers.Server.ToString());
    }

    [Fact]
    public async Task A_page_with_secrets_is_not_compressed()
    {
        using var browser = city.NewResident();
        browser.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var login = await browser.GetAsync("/console/login", Cancellation);
        Assert.Empty(login.Content.Headers.ContentEncoding);
        Assert.Contains("__RequestVerificationToken", await login.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_80_leads_to_https_except_for_the_proof_of_a_certificate()
    {
        using var browser = city.NewResident("http");
        using var response = await browser.GetAsync("/law/民法典?on=2021-01-01", Cancellation);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(new Uri($"https://{ProxiedCity.Name}/law/民法典?on=2021-01-01").AbsoluteUri, response.Headers.Location?.AbsoluteUri);
        Assert.Equal("proof of the host", await browser.GetStringAsync("/.well-known/acme-challenge/proof", Cancellation));
    }

    [Fact]
    public async Task Another_host_is_not_answered()
    {
        using var plain = city.NewResident("http");
        using var browser = city.NewResident();
        foreach (var asker in new[] { plain, browser })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/chat") { Headers = { Host = "evil.example" } };
            await Assert.ThrowsAsync<HttpRequestException>(() => asker.SendAsync(request, Cancellation));
        }

        foreach (var name in new[] { "evil.example", city.NginxAddress.ToString() })
        {
            X509Certificate? shown = null;
            await using var tls =
                new SslStream(await city.ReachAsync(443), leaveInnerStreamOpen: false, (_, certificate, _, _) => (shown = certificate) is not null);
            await Assert.ThrowsAsync<AuthenticationException>(() => tls.AuthenticateAsClientAsync(name));
            Assert.Null(shown);
        }
    }

    [Fact]
    public async Task Neither_query_strings_nor_tokens_nor_referrers_are_logged_even_when_the_service_is_away()
    {
        using var visitor = await DirectLineClient.OpenAsync(city.Host, city.NewResident());
        using (var connections = new HttpMessageInvoker(city.NewConnections()))
            (await LiveStream.OpenAsync(visitor.StreamUrl, null, connections)).Dispose();
        using var browser = city.NewResident();
        browser.DefaultRequestHeaders.Referrer = new Uri($"https://{ProxiedCity.Name}/my?code=SECRET");
        using var plain = city.NewResident("http");
        (await plain.GetAsync("/my?code=SECRET", Cancellation)).Dispose();
        (await browser.GetAsync("/my?code=SECRET", Cancellation)).Dispose();
        await city.Host.StopAsync();
        using (var away = await browser.GetAsync("/law/x?code=SECRET", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Contains("系统正在维护", await away.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            AssertHeaders(away);
        }

        await city.Host.StartAsync();
        // A line is written once its connection has ended, which may be after the answer was read.
        foreach (var line in new[] { "\"GET /law/x HTTP/1.1\" 503", "/stream HTTP/1.1\" 101" })
            await Eventually.TrueAsync(() => city.Logs.Contains(line, StringComparison.Ordinal));
        foreach (var secret in new[] { "?", "SECRET", visitor.Token, visitor.StreamUrl.Split("t=")[1] })
            Assert.DoesNotContain(secret, city.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_half_a_request_and_waits_is_hung_up_on()
    {
        await using var slow = await city.HalfARequest;
        var answer = new byte[1024];
        var count = await slow.ReadAsync(answer, Cancellation).AsTask().WaitAsync(Patience, Cancellation);
        Assert.DoesNotContain(" 200 ", Encoding.ASCII.GetString(answer, 0, count), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskTokenAsync(HttpClient resident, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await resident.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Equal(["max-age=31536000"], response.Headers.GetValues("Strict-Transport-Security"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
    }
}
