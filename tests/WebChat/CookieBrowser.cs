using System.Net;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>A browser that keeps one cookie, which a test can take or put in.</summary>
internal sealed class CookieBrowser(TestHost host, bool https = false) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Address };

    public string Name { get; set; } = https ? "__Host-ra_visitor" : "ra_visitor";

    public string Cookie { get; set; } = "";

    /// <summary>The newest line that set it.</summary>
    public string SetCookie { get; private set; } = "";

    public async Task<(string Conversation, string Token)> OpenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        using var response = await SendAsync(request);
        var issued = await DirectLineClient.JsonAsync(response, HttpStatusCode.OK);
        return (DirectLineClient.Text(issued["conversationId"]), DirectLineClient.Text(issued["token"]));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookie.Length > 0)
            request.Headers.TryAddWithoutValidation("Cookie", $"{Name}={Cookie}");
        if (https)
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            (SetCookie, Cookie) = (set.Single(), set.Single().Split(';')[0].Split('=', 2)[1]);
        return response;
    }

    public void Dispose() => http.Dispose();
}
