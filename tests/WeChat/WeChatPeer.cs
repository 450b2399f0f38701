using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>A message that arrived at the API.</summary>
internal sealed record Pushed(string To, string Content, string Token, string Raw);

/// <summary>WeChat's API and picture server as a stranger would build them: shares nothing with the channel.</summary>
internal sealed class WeChatPeer : IAsyncDisposable
{
    private static readonly byte[] Png =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
    private const string CodeTicket = "gQH47joAAAAA+ASxodHRwOi8vd2VpeGluLnFxLmNvbS9xL2taZ2Z3TVRtNzJ/WwAA==";
    private readonly WebApplication app;
    private int tokensGiven;

    private WeChatPeer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public ConcurrentQueue<Pushed> Messages { get; } = new();

    /// <summary>Bodies that came to the token endpoint.</summary>
    public ConcurrentQueue<JsonElement> TokenRequests { get; } = new();

    /// <summary>Answers for the next sends instead of success: errcodes, or 500 for HTTP 500. Such a send does not arrive.</summary>
    public ConcurrentQueue<int> Faults { get; } = new();

    /// <summary>What the token endpoint answers instead of a token; 0 gives tokens.</summary>
    public int TokenFault { get; set; }

    /// <summary>Calls besides tokens and customer-service messages: path and body.</summary>
    public ConcurrentQueue<(string Path, JsonElement Body)> Calls { get; } = new();

    /// <summary>The errcode that a call's path gets; success when it is not here.</summary>
    public ConcurrentDictionary<string, int> Refusals { get; } = new();

    public int TicketsGiven { get; private set; }

    /// <summary>Who sits before the browser that comes to the authorize page.</summary>
    public string? Visitor { get; set; }

    /// <summary>The page runs in WeChat's snapshot.</summary>
    public bool Snapshot { get; set; }

    /// <summary>Errcodes for the next exchanges of a code.</summary>
    public ConcurrentQueue<int> CodeFaults { get; } = new();

    /// <summary>Codes that were given and not used yet.</summary>
    public ConcurrentDictionary<string, string> Codes { get; } = new();

    /// <summary>The live menu as it was created; null: none.</summary>
    public JsonElement? Menu { get; set; }

    /// <summary>What media/get gives.</summary>
    public byte[] Media { get; set; } = [];

    /// <summary>Pictures asked for.</summary>
    public ConcurrentQueue<string> Pictures { get; } = new();

    /// <summary>Pictures under /slow wait for this.</summary>
    public TaskCompletionSource Unblock { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<WeChatPeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var peer = new WeChatPeer(app);
        app.MapPost("/cgi-bin/stable_token", peer.TokenAsync);
        app.MapPost("/cgi-bin/message/custom/send", peer.SendAsync);
        app.MapPost("/cgi-bin/menu/create", peer.CreateMenuAsync);
        app.MapGet("/cgi-bin/menu/get", () => peer.Menu is { } menu ? Text($$"""{"menu":{{menu.GetRawText()}}}""") : Text("""{"errcode":46003,"errmsg":"menu no exist rid: 6a0b1c2d-11112222-33334444"}"""));
        app.MapPost("/cgi-bin/qrcode/create", peer.CreateCodeAsync);
        app.MapGet("/cgi-bin/showqrcode", (string ticket) => ticket == CodeTicket ? Results.Bytes(Jpeg, "image/jpg") : Results.NotFound());
        app.MapGet("/cgi-bin/ticket/getticket", (string type, string access_token) =>
            type == "jsapi" && access_token.StartsWith("TOKEN_", StringComparison.Ordinal)
            ? Text($$"""{"errcode":0,"errmsg":"ok","ticket":"TICKET_{{++peer.TicketsGiven}}","expires_in":7200}""") : Text("""{"errcode":40001,"errmsg":"no"}"""));
        app.MapGet("/connect/oauth2/authorize", peer.Authorize);
        app.MapGet("/sns/oauth2/access_token", peer.Exchange);
        app.MapPost("/cgi-bin/{**path}", peer.CallAsync);
        app.MapGet("/cgi-bin/media/get", () => Results.Bytes(peer.Media, "audio/amr"));
        app.MapGet("/picture", () => peer.Picture("/picture", Results.Bytes(Png, "image/png")));
        app.MapGet("/page", () => peer.Picture("/page", Results.Text("<html>", "text/html")));
        app.MapGet("/moved", () => peer.Picture("/moved", Results.Redirect("/picture")));
        app.MapGet("/huge", () => peer.Picture("/huge", Results.Stream(new MemoryStream(new byte[21 * 1024 * 1024]))));
        app.MapGet("/slow", async () =>
        {
            await peer.Unblock.Task;
            return peer.Picture("/slow", Results.Bytes(Png, "image/png"));
        });
        await app.StartAsync();
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        Unblock.TrySetResult();
        await app.DisposeAsync();
    }

    private IResult Picture(string path, IResult answer)
    {
        Pictures.Enqueue(path);
        return answer;
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        TokenRequests.Enqueue((await JsonDocument.ParseAsync(request.Body)).RootElement);
        return TokenFault != 0
            ? Text($$"""{"errcode":{{TokenFault}},"errmsg":"no rid: 6a0b1c2d-11112222-33334444"}""")
            : Text($$"""{"access_token":"TOKEN_{{Interlocked.Increment(ref tokensGiven)}}","expires_in":7200}""");
    }

    private async Task<IResult> CallAsync(HttpRequest request, string path)
    {
        Calls.Enqueue((path, (await JsonDocument.ParseAsync(request.Body)).RootElement));
        return Text($$"""{"errcode":{{Refusals.GetValueOrDefault(path)}},"errmsg":"rid: 6a0b1c2d-11112222-33334444"}""");
    }

    /// <summary>Checks the lengths that Tencent documents, and gives every button the kind of field that it answers with.</summary>
    private async Task<IResult> CreateMenuAsync(HttpRequest request)
    {
        var menu = (await JsonDocument.ParseAsync(request.Body)).RootElement;
        Calls.Enqueue(("menu/create", menu));
        var top = menu.GetProperty("button").EnumerateArray().ToList();
        var fault = Refusals.GetValueOrDefault("menu/create");
        if (top.Count is < 1 or > 3)
            fault = 40016;
        foreach (var button in top)
        {
            if (Encoding.UTF8.GetByteCount(button.GetProperty("name").GetString()!) > 16)
                fault = 40018;
            if (button.TryGetProperty("sub_button", out var below) && below.GetArrayLength() is < 1 or > 5)
                fault = 40023;
        }

        Menu = fault == 0 ? menu : Menu;
        return Text($$"""{"errcode":{{fault}},"errmsg":"rid: 6a0b1c2d-11112222-33334444"}""");
    }

    /// <summary>Consents at once, when the address is written as Tencent wants it.</summary>
    private IResult Authorize(HttpRequest request)
    {
        var (back, state) = (request.Query["redirect_uri"].ToString(), request.Query["state"].ToString());
        if (request.QueryString.Value != $"?appid={WeChatCity.AppId}&redirect_uri={Uri.EscapeDataString(back)}&response_type=code&scope=snsapi_base&state={state}" || state.Length is 0 or > 128)
            return Results.BadRequest("redirect_uri domain name does not match the configuration, error code 10003");
        var code = "CODE" + (Codes.Count + 1) + Guid.NewGuid().ToString("N");
        Codes[code] = Visitor ?? throw new InvalidOperationException("Nobody sits before the browser.");
        return Results.Redirect($"{back}?code={code}&state={state}");
    }

    private IResult Exchange(string appid, string secret, string code, string grant_type)
    {
        if (appid != WeChatCity.AppId || secret != WeChatCity.Secret || grant_type != "authorization_code")
            return Text("""{"errcode":40125,"errmsg":"invalid appsecret"}""");
        if (CodeFaults.TryDequeue(out var fault))
            return Text($$"""{"errcode":{{fault}},"errmsg":"rid: 6a0b1c2d-11112222-33334444"}""");
        return Codes.TryRemove(code, out var who)
            ? Text($$"""{"access_token":"WEB","expires_in":7200,"refresh_token":"R","openid":"{{who}}","scope":"snsapi_base"{{(Snapshot ? ",\"is_snapshotuser\":1" : "")}}}""")
            : Text("""{"errcode":40163,"errmsg":"code been used"}""");
    }

    private async Task<IResult> CreateCodeAsync(HttpRequest request)
    {
        var body = (await JsonDocument.ParseAsync(request.Body)).RootElement;
        Calls.Enqueue(("qrcode/create", body));
        if (Refusals.TryGetValue("qrcode/create", out var fault))
            return Text($$"""{"errcode":{{fault}},"errmsg":"rid: 6a0b1c2d-11112222-33334444"}""");
        return body.GetProperty("action_info").GetProperty("scene").GetProperty("scene_str").GetString() is { Length: >= 1 and <= 64 }
            ? Text($$"""{"ticket":"{{CodeTicket}}","url":"http://weixin.qq.com/q/kZgfwMTm72WWPkovabbI"}""")
            : Text("""{"errcode":40053,"errmsg":"invalid action info"}""");
    }

    private async Task<IResult> SendAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var raw = await reader.ReadToEndAsync();
        if (Faults.TryDequeue(out var fault) && fault != 0)
            return fault == 500 ? Results.StatusCode(500) : Text($$"""{"errcode":{{fault}},"errmsg":"refused hint: [oSomebody] rid: 6a0b1c2d-11112222-33334444"}""");
        var message = JsonDocument.Parse(raw).RootElement;
        Messages.Enqueue(new Pushed(
            message.GetProperty("touser")
                .GetString()!, WeChatScreen.Read(message.GetProperty("text").GetProperty("content").GetString()!), request.Query["access_token"]!, raw));
        return Text("""{"errcode":0,"errmsg":"ok"}""");
    }

    private static IResult Text(string json) => Results.Text(json, "text/plain");
}
