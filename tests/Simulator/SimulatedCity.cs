using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WeChatSimulator;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>The sample city with the real WeChat channel, and the simulator in Tencent's place.</summary>
internal sealed class SimulatedCity : IAsyncDisposable
{
    private readonly WebApplication app;

    private SimulatedCity(TestCity city, SimulatorServer wechat, SimulatedAccount account, WebApplication app, FakeTimeProvider clock) =>
        (City, WeChat, Account, this.app, Clock) = (city, wechat, account, app, clock);

    public TestCity City { get; }

    public SimulatorServer WeChat { get; }

    public SimulatedAccount Account { get; }

    /// <summary>Stands still at the city's Monday until it is put forward, so that no answer is late on a busy computer.</summary>
    public FakeTimeProvider Clock { get; }

    public ScriptedCapability Script => Get<ScriptedCapability>();

    public static async Task<SimulatedCity> StartAsync(PushMode mode = PushMode.Encrypted)
    {
        var city = await TestCity.StartAsync();
        var clock = new FakeTimeProvider(TestCity.Monday);
        var wechat = await SimulatorServer.StartAsync(clock);
        var account = wechat.AddAccount("main", mode);
        var app = await WeChatCity.ServeAsync(city, clock, log: null, wechat.Settings());
        account.Webhook = new Uri(app.Urls.First() + "/wechat/main");
        return new SimulatedCity(city, wechat, account, app, clock);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public Task<Phone> FollowerAsync(string? name = null) => WeChat.NewFollowerAsync(Account, name);

    public async Task<IReadOnlyList<Activity>> TranscriptAsync()
    {
        await using var db = await Get<Transactions>().ReadAsync(TestContext.Current.CancellationToken);
        return [.. db.Activities.OrderBy(a => a.Sequence)];
    }

    /// <summary>Lets time pass and delivers what is due then.</summary>
    public Task<int> DeliverAfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Get<OutboxSender>().DeliverDueAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Script.Release.TrySetResult();
        await app.DisposeAsync();
        await WeChat.DisposeAsync();
        await City.DisposeAsync();
    }
}
