using System.Net;
using System.Net.Sockets;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>A browser at the console without a screen: forms, cookies, and redirects that are looked at before they are followed.</summary>
internal sealed class ConsoleBrowser : IDisposable
{
    public const string LoginPath = "/console/login";
    private const string TokenField = "__RequestVerificationToken";
    private readonly HttpClient http;

    /// <param name="host">The service.</param>
    /// <param name="from">Where it comes from, an address of this machine, e.g. 127.0.0.7.</param>
    public ConsoleBrowser(TestHost host, string from = "127.0.0.1")
    {
        var handler =
            new SocketsHttpHandler
            {
                CookieContainer = Cookies,
                AllowAutoRedirect = false,
                ConnectCallback = (to, cancellation) =>
                ConnectAsync(from, to.DnsEndPoint, cancellation)
            };
        http = new HttpClient(handler) { BaseAddress = host.Address };
        Address = host.Address;
    }

    public CookieContainer Cookies { get; } = new();

    public Uri Address { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string? CookieOf(string name) => Cookies.GetCookies(Address)[name]?.Value;

    public void SetCookie(string name, string value) => Cookies.Add(Address, new Cookie(name, value));

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, Cancellation);

    /// <summary>The token that forms of this page carry.</summary>
    public async Task<string> TokenAsync(string path = LoginPath) => TokenIn(await (await GetAsync(path)).Content.ReadAsStringAsync(Cancellation));

    public Task<HttpResponseMessage> PostAsync(string path, params IEnumerable<(string Field, string Value)> fields) =>
        http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value))),
            Cancellation);

    public async Task<HttpResponseMessage> SignInAsync(string email, string password, string path = LoginPath) =>
        await http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(LoginForm(await TokenAsync(path), email, password)), Cancellation);

    public static IEnumerable<KeyValuePair<string, string>> LoginForm(string token, string email, string password) =>
        new Dictionary<string, string> { [TokenField] = token, ["_handler"] = "login", ["Typed.Email"] = email, ["Typed.Password"] = password };

    public async Task<HttpResponseMessage> ChangePasswordAsync(string current, string next, string? again = null) => await PostAsync(
        "/console/password", (TokenField, await TokenAsync("/console/password")), ("_handler", "password"), ("Typed.Current", current), ("Typed.Next", next),
            ("Typed.Again", again ?? next));

    /// <summary>As the button 退出 does.</summary>
    public async Task<HttpResponseMessage> SignOutAsync(string page) => await PostAsync("/console/logout", (TokenField, await TokenAsync(page)));

    public static bool IsSignedIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location?.ToString() is { } to && !to.Contains(LoginPath, StringComparison.Ordinal);

    public static bool IsSentToSignIn(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains(LoginPath, StringComparison.Ordinal);

    public void Dispose() => http.Dispose();

    internal static string TokenIn(string page)
    {
        var mark = $"name=\"{TokenField}\" value=\"";
        var at = page.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(at > 0, $"There is no form: {page}");
        at += mark.Length;
        return page[at..page.IndexOf('"', at)];
    }

    private static async ValueTask<Stream> ConnectAsync(string from, DnsEndPoint to, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(to.Host), to.Port), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
