using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Web;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>
/// The real web host on a real port, with its background work, serving a city of its own. The clock stands still as in
/// <see cref="TestCity"/> unless another one is given.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly TimeProvider clock;
    private readonly Dictionary<string, string?> settings;
    private readonly Action<WebApplicationBuilder>? customise;
    private readonly IReadOnlyList<Module>? modules;
    private WebApplication? app;

    private TestHost(
        TestCity city, TimeProvider clock, Dictionary<string, string?> settings, Action<WebApplicationBuilder>? customise, IReadOnlyList<Module>? modules)
    {
        this.modules = modules;
        this.customise = customise;
        City = city;
        this.clock = clock;
        this.settings = settings;
    }

    /// <summary>The data this host serves. Staff act through <see cref="Get{T}"/>, so that readers are woken.</summary>
    public TestCity City { get; }

    /// <summary>Stays the same over a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The host is stopped.");

    /// <param name="settings">Settings that win over the city's own, e.g. <c>WebChat:MessagesPerTenSeconds</c>.</param>
    /// <param name="customise">Last changes, e.g. another log.</param>
    /// <param name="modules">As in <see cref="TestCity.StartAsync"/>.</param>
    /// <param name="under">As in <see cref="TestCity.StartAsync"/>.</param>
    public static async Task<TestHost> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? customise = null, string? under = null, IReadOnlyList<Module>? modules = null)
    {
        var city = await TestCity.StartAsync(provider, under: under, modules: modules);
        var all = new Dictionary<string, string?>(city.Settings)
        {
            ["WebChat:TokensPerMinute"] = "100000",
            ["WebChat:MessagesPerTenSeconds"] = "100000",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;
        var host = new TestHost(city, clock ?? city.Clock, all, customise, modules);
        if (all.TryGetValue("Urls", out var urls))
            host.Address = new Uri(urls!);
        await host.StartAsync(city.Get<Vault>());
        return host;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Returns when everything said so far in the conversation has been answered.</summary>
    public Task AnsweredAsync(Guid conversationId) => Get<TurnRunner>().RunAsync(conversationId, TestContext.Current.CancellationToken);

    /// <summary>Serves again, at the same address, on the same data and with keys read from disk.</summary>
    public Task StartAsync() => StartAsync(vault: null);

    public async Task StopAsync()
    {
        if (app is not { } running)
            return;
        app = null;
        await running.StopAsync(CancellationToken.None);
        await running.DisposeAsync();
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await City.DisposeAsync();
    }

    private async Task StartAsync(Vault? vault)
    {
        // Styles and scripts of the console are found by the name of the application, which here would be that of the tests.
        var all = new Dictionary<string, string?>(settings) { ["Urls"] = Address.ToString().TrimEnd('/'), ["applicationName"] = "ResidentAssistant.Web" };
        string[] arguments = [.. all.Select(setting => $"--{setting.Key}={setting.Value}")];
        app = WebHost.Build(arguments, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton(clock));
            TestCity.Share(builder.Services, vault);
            customise?.Invoke(builder);
        }, modules);
        await app.StartAsync(CancellationToken.None);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}

/// <summary>One host for all tests of a class, each of which comes as a visitor of its own.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
