using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Modules;
using ResidentAssistant.Web.My;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>The sample city behind a real web host with three accounts, one per mode, and a stranger's WeChat API.</summary>
internal sealed class WeChatCity : IAsyncDisposable
{
    public const string Token = "citybot2026test";
    public const string EncodingAesKey = "kR7wQm2Zx9LpV4tYc6NbHs1JdFg8UaEo3Xi5TnCqBlW";
    public const string AppId = "wx0123456789abcdef";
    public const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly IReadOnlyList<KeyValuePair<string, string?>> settings;
    private WebApplication app;

    private WeChatCity(TestCity city, WeChatPeer peer, WebApplication app, ObservedClock clock, CapturedLog log, IReadOnlyList<KeyValuePair<string,
        string?>> settings)
    {
        (City, Peer, this.app, Clock, Log, this.settings) = (city, peer, app, clock, log, settings);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public TestCity City { get; }

    /// <summary>Lets the time pass that WeChat gives to a message whose turn is slow: it is kept by itself, and waited for until then.</summary>
    public async Task PassWindowAsync()
    {
        Script.StopsWhenTold = true;
        await Clock.SetTimerOf(TurnRunner.AtOnce);
        await Script.Began.Task;
        Clock.Advance(TurnRunner.AtOnce);
        await Clock.SetTimerOf(PassiveReply.Window - TurnRunner.AtOnce);
        Clock.Advance(PassiveReply.Window - TurnRunner.AtOnce);
    }

    public WeChatPeer Peer { get; }

    public ObservedClock Clock { get; }

    public CapturedLog Log { get; }

    public HttpClient Http { get; private set; }

    public ScriptedCapability Script => Get<ScriptedCapability>();

    /// <param name="at">What the clock shows; the sample city's Monday when null.</param>
    /// <param name="settings">Overrides.</param>
    public static async Task<WeChatCity> StartAsync(DateTimeOffset? at = null, params (string Name, string? Value)[] settings) =>
        await StartAsync(await TestCity.StartAsync(), at, settings);

    /// <param name="city">Belongs to the result from now on.</param>
    public static async Task<WeChatCity> StartAsync(TestCity city, DateTimeOffset? at = null, params (string Name, string? Value)[] settings)
    {
        var peer = await WeChatPeer.StartAsync();
        var (clock, log) = (new ObservedClock(at ?? TestCity.Monday), new CapturedLog());
        KeyValuePair<string, string?>[] all = [.. Settings(peer), .. settings.Select(s => KeyValuePair.Create(s.Name, s.Value))];
        return new WeChatCity(city, peer, await ServeAsync(city, clock, log, all), clock, log, all);
    }

    /// <summary>Ends the host and serves again on the same data.</summary>
    public async Task RestartAsync()
    {
        Script.Release.TrySetResult();
        Http.Dispose();
        await app.DisposeAsync();
        app = await ServeAsync(City, Clock, Log, settings);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>A web host with the WeChat channel and no background work, listening.</summary>
    /// <param name="log">Null: nothing is logged.</param>
    /// <param name="settings">The last one of a name counts.</param>
    public static async Task<WebApplication> ServeAsync(TestCity city, TimeProvider clock, ILoggerProvider? log, IEnumerable<KeyValuePair<string,
        string?>> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(city.Settings);
        foreach (var setting in settings)
            builder.Configuration[setting.Key] = setting.Value;
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(clock).AddAssistant(builder.Configuration).AddWebChat(builder.Configuration).AddWeChat(builder.Configuration)
            .AddMyPages().AddWebModules();
        builder.Services.AddSingleton<ScriptedCapability>().AddSingleton<Capability>(provider => provider.GetRequiredService<ScriptedCapability>());
        var app = builder.Build();
        app.MapWeChat();
        app.MapMyPages();
        app.MapWebModules(app.MapGroup("/console"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public IServiceProvider Services => app.Services;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public WeChatUser NewUser(string account = "main") => new(this, account);

    /// <summary>Lets time pass and delivers what is due then.</summary>
    public async Task<int> DeliverAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return await Get<OutboxSender>().DeliverDueAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<OutboxMessage>> OutboxAsync()
    {
        await using var db = await Get<Transactions>().ReadAsync(TestContext.Current.CancellationToken);
        return [.. db.Outbox.OrderBy(m => m.Id)];
    }

    public async Task<IReadOnlyList<Activity>> TranscriptAsync()
    {
        await using var db = await Get<Transactions>().ReadAsync(TestContext.Current.CancellationToken);
        return [.. Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include(db.Activities, a => a.Attachments).OrderBy(a => a.Sequence)];
    }

    /// <summary>Settings for a command on this city's data that knows these accounts.</summary>
    public Dictionary<string, string?> CommandSettings(params string[] accounts) => City.Settings
        .Concat(Settings(Peer).Where(s => !s.Key.StartsWith("WeChat:Accounts:", StringComparison.Ordinal) || accounts.Contains(s.Key.Split(':')[2])))
        .ToDictionary(s => s.Key, s => s.Value);

    public async ValueTask DisposeAsync()
    {
        Script.Release.TrySetResult();
        Http.Dispose();
        await app.DisposeAsync();
        await Peer.DisposeAsync();
        await City.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(WeChatPeer peer)
    {
        var settings = new Dictionary<string, string?> { ["WeChat:ApiBase"] = peer.Address, ["WeChat:MediaHosts:0"] = "127.0.0.1" };
        foreach (var (name, mode) in new[] { ("main", "Safe"), ("both", "Compatible"), ("open", "Plain") })
            foreach (
                var (setting, value) in new[] { ("AppId", AppId), ("AppSecret", Secret), ("Token", Token), ("EncodingAESKey", EncodingAesKey), ("Mode", mode) })
                settings[$"WeChat:Accounts:{name}:{setting}"] = value;
        return settings;
    }
}

/// <summary>One city for all tests of a class, each of which comes as residents of its own.</summary>
public sealed class SharedWeChatCity : IAsyncLifetime
{
    internal WeChatCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await WeChatCity.StartAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();
}

/// <summary>A clock that stands still and tells when somebody has begun to wait on it.</summary>
internal sealed class ObservedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> waits = new();
    private readonly ConcurrentDictionary<TimeSpan, int> timers = new();

    /// <summary>Completes once a timer of this length has been set.</summary>
    public Task SetTimerOf(TimeSpan length) => Of(length).Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>How many timers of this length have been set.</summary>
    public int TimersOf(TimeSpan length) => timers.GetValueOrDefault(length);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.AddOrUpdate(dueTime, 1, (_, count) => count + 1);
        Of(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Of(TimeSpan length) =>
        waits.GetOrAdd(length, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>Everything that was logged, as it would stand in the file.</summary>
internal sealed class CapturedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

/// <summary>Answers that a test words itself: 慢慢说 waits for <see cref="Release"/>, 照着说 says <see cref="Bubbles"/>, 出错 fails.</summary>
internal sealed class ScriptedCapability : Capability
{
    private int slowTurns;

    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A turn of 慢慢说 has begun.</summary>
    public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Turns of 慢慢说 that have begun.</summary>
    public int SlowTurns => slowTurns;

    /// <summary>The first turn of 慢慢说 ends when it is told to, as one that waits for a database does; else it takes as long as it takes.</summary>
    public bool StopsWhenTold { get; set; }

    public IReadOnlyList<string> Bubbles { get; set; } = ["好的"];

    public IReadOnlyList<Choice> Choices { get; set; } = [];

    public int Turns { get; private set; }

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["test.slow"] = async (turn, _) =>
        {
            var isFirst = Interlocked.Increment(ref slowTurns) == 1;
            Began.TrySetResult();
            await Release.Task.WaitAsync(StopsWhenTold && isFirst ? turn.Cancellation : CancellationToken.None);
            Say(turn);
        },
        ["test.say"] = (turn, _) =>
        {
            Say(turn);
            return Task.CompletedTask;
        },
        ["test.fail"] = (_, _) => throw new InvalidOperationException("on purpose"),
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["慢慢说"] = "test.slow",
        ["照着说"] = "test.say",
        ["出错"] = "test.fail",
    };

    private void Say(Turn turn)
    {
        Turns++;
        for (var i = 0; i < Bubbles.Count; i++)
            turn.Say(Bubbles[i], i == Bubbles.Count - 1 ? Choices : []);
    }
}
