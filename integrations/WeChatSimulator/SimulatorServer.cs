using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>
/// The simulator on a port of its own, for tests: <c>await using var wechat = await SimulatorServer.StartAsync(clock)</c>,
/// an account, the assistant with <see cref="Settings"/>, its webhook told to the account, then people.
/// </summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WebhookSender sender;

    private SimulatorServer(WebApplication app, SimulatedWeChat world, WebhookSender sender) => (this.app, World, this.sender) = (app, world, sender);

    public SimulatedWeChat World { get; }

    /// <summary>Where the API is served, with a slash at the end: <c>WeChat:ApiBase</c>.</summary>
    public string Address => World.Address.ToString();

    public Faults Faults => World.Faults;

    public EventLog Log => World.Log;

    /// <summary>Whose timers the five seconds of a push run on, where those of the assistant are not to pass with them.</summary>
    public TimeProvider Timers
    {
        set => World.Timers = value;
    }

    /// <param name="clock">The same one as the assistant's. Pushes are cut by its timers unless others are <see cref="Timers">set</see>.</param>
    /// <param name="seed">Of all chance; the same seed makes the same identifiers.</param>
    public static async Task<SimulatorServer> StartAsync(TimeProvider clock, int seed = 1)
    {
        var world = new SimulatedWeChat(clock, seed);
        var sender = new WebhookSender(world);
        var gate = new ApiGate(world, sender);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(http => gate.HandleAsync(http, http.Request.Path.Value ?? "/"));
        await app.StartAsync();
        world.Address = new Uri(app.Urls.First() + "/");
        return new SimulatorServer(app, world, sender);
    }

    public SimulatedAccount AddAccount(string name = "simulator", PushMode mode = PushMode.Encrypted, AccountRights rights = AccountRights.VerifiedService,
        Uri? webhook = null) =>
        World.AddAccount(name, mode, rights, webhook);

    /// <summary>Settings under which the assistant serves all accounts so far and calls this API.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        KeyValuePair.Create<string, string?>("WeChat:ApiBase", Address),
        KeyValuePair.Create<string, string?>("WeChat:MediaHosts:0", "127.0.0.1"),
        .. World.Accounts.SelectMany(account => account.Settings()),
    ];

    /// <summary>Verifies the server address now instead of before the first push.</summary>
    public Task<bool> EnableAsync(SimulatedAccount account) => sender.EnableAsync(account);

    /// <summary>Somebody who has not followed yet.</summary>
    public Phone NewPerson(SimulatedAccount account, string? name = null) => new(World, sender, account, World.AddPerson(account, name));

    public async Task<Phone> NewFollowerAsync(SimulatedAccount account, string? name = null)
    {
        var phone = NewPerson(account, name);
        await phone.FollowsAsync();
        return phone;
    }

    /// <summary>Returns when events that calls have caused, such as TEMPLATESENDJOBFINISH, have been pushed.</summary>
    public Task SettledAsync() => World.SettledAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        sender.Dispose();
    }
}
