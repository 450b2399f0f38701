using System.Text.Json;
using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WebChat;
using Xunit;

namespace ResidentAssistant.Tests.Browser;

/// <summary>
/// A page of another site, with the unmodified browser bundle of botframework-directlinejs or botframework-webchat, that
/// talks to our server. The page and the bundles are handed to the browser by the test; the product serves nothing of them.
/// </summary>
internal sealed class PeerPage : IAsyncDisposable
{
    public const string Site = "http://site.localhost:8090";
    private const string DirectLineBundle = "botframework-directlinejs/dist/directline.js";
    private const string WebChatBundle = "botframework-webchat/dist/webchat.js";

    /// <summary>Sockets are remembered, so that a test can cut them; the bundles stay as they are.</summary>
    private const string Page = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>site</title><style>html, body, #chat { height: 100%; margin: 0 }</style>
        <div id="chat" role="main"></div>
        <script>
          const sockets = [], seen = [], states = [], errors = [];
          window.WebSocket = class extends WebSocket { constructor(...all) { super(...all); sockets.push(this); } };
        </script>
        <script src="/BUNDLE"></script>
        <script>
          function listen() { line.activity$.subscribe(activity => seen.push(activity), error => errors.push(String(error))); }
          function start(options) {
            window.line = new DirectLine.DirectLine(options);
            line.connectionStatus$.subscribe(state => states.push(state));
            listen();
          }
          function post(activity) { return new Promise(done => line.postActivity(activity).subscribe(done, error => done('error ' + error.status))); }
          function say(text, key) { return post({ type: 'message', text, from: { id: 'whoever', role: 'user' }, channelData: { clientActivityID: key } }); }
          function show(options) {
            window.store = WebChat.createStore();
            WebChat.renderWebChat({ directLine: WebChat.createDirectLine(options), store, locale: 'zh-CN', sendTypingIndicator: true, styleOptions: { sendTimeout: 120000 } }, document.getElementById('chat'));
          }
          function sent() {
            return store.getState().activities.filter(a => a.type === 'message' && a.from.role === 'user')
              .map(a => (a.text || (a.attachments || []).length + ' photo') + ': ' + a.channelData['webchat:send-status'] + ' ' + ((a.channelData.state || '')));
          }
        </script></html>
        """;

    private readonly Visit visit;

    private PeerPage(Visit visit, DirectLineClient visitor)
    {
        this.visit = visit;
        Visitor = visitor;
    }

    public IPage Browser => visit.Page;

    /// <summary>The same visitor without the bundle: asks tokens, looks into the log.</summary>
    public DirectLineClient Visitor { get; }

    /// <summary>A host that lets <see cref="Site"/> speak to it.</summary>
    public static Task<TestHost> HostAsync(IReadOnlyDictionary<string, string?>? more = null) =>
        TestHost.StartAsync(settings: new Dictionary<string, string?>(more ?? new Dictionary<string, string?>()) { ["WebChat:AllowedOrigins:0"] = Site });

    public static Task<PeerPage> OpenDirectLineAsync(Chromium chromium, TestHost host, bool withClock = false) =>
        OpenAsync(chromium, host, DirectLineBundle, withClock);

    public static Task<PeerPage> OpenWebChatAsync(Chromium chromium, TestHost host) => OpenAsync(chromium, host, WebChatBundle, withClock: false);

    /// <summary>Starts DirectLineJS with a token; returns when the city has greeted.</summary>
    public async Task StartAsync(TestHost host, bool webSocket = true)
    {
        await Browser.EvaluateAsync("options => start(options)", Options(host, webSocket));
        await UntilAsync("seen.some(a => a.text && a.text.includes('您好'))");
    }

    public object Options(TestHost host, bool webSocket = true) =>
        new { token = Visitor.Token, domain = new Uri(host.Address, "/v3/directline").ToString(), webSocket, pollingInterval = 300, timeout = 120_000 };

    /// <summary>Posts a message; returns what the client was told: the id, or <c>retry</c>, or an error.</summary>
    public Task<string> SaysAsync(string text, string key) => Browser.EvaluateAsync<string>("([text, key]) => say(text, key)", new[] { text, key });

    /// <summary>Waits for what the page itself sees.</summary>
    public async Task UntilAsync(string isSo)
    {
        try
        {
            await Browser.WaitForFunctionAsync("() => " + isSo, null, new() { Timeout = 120_000 });
        }
        catch (TimeoutException)
        {
            var state =
                await Browser.EvaluateAsync<string>(
                    "JSON.stringify({ states, errors, sockets: sockets.map(s => s.readyState), seen: seen.map(a => [a.type, a.id, a.text]), sent: "
                        + "window.store && sent() })");
            Assert.Fail($"Never came true: {isSo}\n{state}\n{visit.Complaints}\n{await Browser.Locator("body").AriaSnapshotAsync()}");
        }
    }

    public Task HearsAsync(string part) => UntilAsync($"seen.some(a => a.from.role === 'bot' && a.text && a.text.includes({JsonSerializer.Serialize(part)}))");

    /// <summary>Every message was handed over once and in the order of the log, from its beginning to its end.</summary>
    public async Task HeardEverythingOnceAsync()
    {
        var log = DirectLineClient.Activities(await Visitor.ReadAsync("")).Select(activity => (string?)activity["id"]).ToArray();
        var heard = await Browser.EvaluateAsync<string[]>("seen.filter(a => a.type === 'message').map(a => a.id)");
        Assert.Equal(log, heard);
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await visit.DisposeAsync();
    }

    private static async Task<PeerPage> OpenAsync(Chromium chromium, TestHost host, string bundle, bool withClock)
    {
        var visit = await chromium.VisitAsync(host, desk: true);
        var visitor = new DirectLineClient(host);
        await visitor.AskTokenAsync();
        await visit.Context.RouteAsync(Site + "/**", route => route.Request.Url.EndsWith("bundle.js", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { Path = Peers.File(bundle), ContentType = "text/javascript; charset=utf-8" })
            : route.FulfillAsync(new() { Body = Page.Replace("BUNDLE", "bundle.js", StringComparison.Ordinal), ContentType = "text/html; charset=utf-8" }));

        // What a real visitor never meets: the site has no address, and our server has one of this machine.
        await visit.Context.GrantPermissionsAsync(["local-network-access"]);
        if (withClock)
            await visit.Page.Clock.InstallAsync();
        await visit.Page.GotoAsync(Site + "/");
        return new PeerPage(visit, visitor);
    }
}
