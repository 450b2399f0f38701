using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Integrations.WeChatSimulator;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>What arrived at a webhook.</summary>
/// <param name="Xml">Opened; null when it could not be.</param>
internal sealed record Arrived(IQueryCollection Query, string Raw, XElement? Xml)
{
    public string this[string name] => Xml?.Element(name)?.Value ?? "";
}

/// <summary>A webhook that does as a test says; it checks signatures like a good one and takes what is good.</summary>
internal sealed class SimulatedHook : IAsyncDisposable
{
    private readonly WebApplication app;
    private SimulatedAccount? account;

    private SimulatedHook(WebApplication app) => this.app = app;

    public ConcurrentQueue<Arrived> Pushes { get; } = new();

    /// <summary>Writes the answer to a push; null leaves it empty.</summary>
    public Func<HttpContext, Arrived, Task>? Answer { get; set; }

    /// <summary>Answers every verification, signed or not.</summary>
    public bool Careless { get; set; }

    public Uri Address => new(app.Urls.First() + "/hook");

    public Arrived Last => Pushes.Last();

    public static async Task<SimulatedHook> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var hook = new SimulatedHook(app);
        app.MapGet("/hook", hook.Verify);
        app.MapPost("/hook", hook.AcceptAsync);
        await app.StartAsync();
        return hook;
    }

    public void Serve(SimulatedAccount served) => (account, served.Webhook) = (served, Address);

    /// <summary>Replies with a text, encrypted as the mode wants.</summary>
    public Func<HttpContext, Arrived, Task> Says(string text) => (http, push) =>
        http.Response.WriteAsync(Wrap(Reply(push, $"<MsgType>text</MsgType><Content><![CDATA[{text}]]></Content>")));

    public static string Reply(Arrived push, string fields) =>
        $"<xml><ToUserName><![CDATA[{push["FromUserName"]}]]></ToUserName><FromUserName><![CDATA[{push["ToUserName"]}]]></FromUserName><CreateTime>1767225602</CreateTime>{fields}</xml>";

    public string Wrap(string xml, string? signWith = null)
    {
        if (account!.Mode == PushMode.Clear)
            return xml;
        var encrypted = PushCrypto.Encrypt(account.EncodingAesKey, "fedcba9876543210"u8.ToArray(), xml, account.AppId);
        var signature = PushCrypto.Signature(signWith ?? account.Token, "1767225602", "123", encrypted);
        return $"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt><MsgSignature>{signature}</MsgSignature><TimeStamp>1767225602</TimeStamp><Nonce>123</Nonce></xml>";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Verify(HttpRequest request) =>
        Careless || request.Query["signature"] == PushCrypto.Signature(account!.Token, request.Query["timestamp"]!, request.Query["nonce"]!)
            ? Results.Text(request.Query["echostr"])
            : Results.StatusCode(403);

    private async Task AcceptAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var push = Open(http.Request.Query, await reader.ReadToEndAsync());
        Pushes.Enqueue(push);
        if (push.Xml is null)
            http.Response.StatusCode = 403;
        else if (Answer is { } answer)
            await answer(http, push);
    }

    private Arrived Open(IQueryCollection query, string raw)
    {
        var refused = new Arrived(query, raw, null);
        var outer = XElement.Parse(raw);
        var encrypted = outer.Element("Encrypt")?.Value;
        var signature = encrypted is null
            ? PushCrypto.Signature(account!.Token, query["timestamp"]!, query["nonce"]!)
            : PushCrypto.Signature(account!.Token, query["timestamp"]!, query["nonce"]!, encrypted);
        if (signature != (encrypted is null ? query["signature"] : query["msg_signature"])
            || Math.Abs(long.Parse(query["timestamp"]!, CultureInfo.InvariantCulture) - Now) > 300)
            return refused;
        if (encrypted is null)
            return refused with { Xml = outer };
        return PushCrypto.Decrypt(account.EncodingAesKey, encrypted, account.AppId) is Decrypted.Clear(var clear)
            ? refused with { Xml = XElement.Parse(clear) } : refused;
    }

    /// <summary>Unix seconds of the world's clock.</summary>
    public long Now { get; set; }
}

/// <summary>A simulator whose clock stands still, an account and its webhook.</summary>
internal sealed class SimulatorStage : IAsyncDisposable
{
    private SimulatorStage(SimulatorServer server, SimulatedHook hook, SimulatedAccount account, Microsoft.Extensions.Time.Testing.FakeTimeProvider clock) =>
        (Server, Hook, Account, Clock, Api) = (server, hook, account, clock, new SimulatorApi(server, account));

    public SimulatorServer Server { get; }

    public SimulatedHook Hook { get; }

    public SimulatedAccount Account { get; }

    public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock { get; }

    public SimulatorApi Api { get; }

    public static async Task<SimulatorStage> StartAsync(PushMode mode = PushMode.Encrypted, AccountRights rights = AccountRights.VerifiedService)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Harness.TestCity.Monday);
        var server = await SimulatorServer.StartAsync(clock);
        var hook = await SimulatedHook.StartAsync();
        var account = server.AddAccount("stage", mode, rights);
        hook.Now = clock.GetUtcNow().ToUnixTimeSeconds();
        hook.Serve(account);
        return new SimulatorStage(server, hook, account, clock);
    }

    public Phone Person() => Server.NewPerson(Account);

    public Task<Phone> FollowerAsync() => Server.NewFollowerAsync(Account);

    public void Advance(TimeSpan time)
    {
        Clock.Advance(time);
        Hook.Now = Clock.GetUtcNow().ToUnixTimeSeconds();
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Hook.DisposeAsync();
        await Server.DisposeAsync();
    }
}
