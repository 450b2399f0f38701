using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Integrations.WeChatSimulator;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>The page and the settings of Development.</summary>
public sealed class SimulatorHostTests
{
    private static readonly Uri Api = new("http://127.0.0.1:5080/simulator/api/");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_any_account_one_is_made_and_the_channel_is_led_to_the_simulator()
    {
        var settings = SimulatorSettings.Missing(Configuration(), Api);
        Assert.Equal(("wx0000000000000001", "Safe", Api.ToString(), "127.0.0.1"),
            (settings["WeChat:Accounts:simulator:AppId"], settings["WeChat:Accounts:simulator:Mode"], settings["WeChat:ApiBase"],
                settings["WeChat:MediaHosts:0"]));
        Assert.Equal(43, settings["WeChat:Accounts:simulator:EncodingAESKey"]!.Length);
        var world =
            SimulatorSettings.World(Configuration([.. settings.Select(s => (s.Key, s.Value!)), ("Urls", "http://127.0.0.1:5080")]), TimeProvider.System);
        Assert.Equal(new Uri("http://127.0.0.1:5080/wechat/simulator"), Assert.Single(world.Accounts).Webhook);
    }

    [Fact]
    public void An_operators_account_is_left_alone_and_never_shown()
    {
        var real =
            Configuration(("WeChat:Accounts:main:AppId", "wx0123456789abcdef"), ("WeChat:Accounts:main:AppSecret", "secret"),
                ("Urls", "http://127.0.0.1:5080"));
        Assert.Empty(SimulatorSettings.Missing(real, Api));
        Assert.Empty(SimulatorSettings.World(real, TimeProvider.System).Accounts);
        Assert.Empty(SimulatorSettings.Missing(Configuration(("WeChat:ApiBase", "http://10.0.0.1/")), Api));
        Assert.Equal(["WeChat:ApiBase", "WeChat:MediaHosts:0"],
            SimulatorSettings.Missing(Configuration(("WeChat:Accounts:own:AppId", "wx0000abcdefabcdef")), Api).Keys);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/simulator/api/")]
    [InlineData("https://*:443;http://0.0.0.0:8080", "http://127.0.0.1:8080/simulator/api/")]
    [InlineData("http://127.0.0.1:0", null)]
    [InlineData("", null)]
    public void The_address_is_known_unless_the_port_is_chosen_later(string urls, string? expected) =>
        Assert.Equal(expected, SimulatorSettings.BaseOf(Configuration(("Urls", urls)))?.ToString());

    [Fact]
    public async Task The_page_is_there_in_Development_only()
    {
        await using var production = await TestHost.StartAsync();
        using (var nothing = await new HttpClient().GetAsync(new Uri(production.Address, "/simulator"), Cancellation))
            Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        await using var development = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["environment"] = "Development" });
        using var http = new HttpClient { BaseAddress = development.Address };
        // The port was not known beforehand: the page says how to set an account up.
        Assert.Contains("WeChat__Accounts__simulator__AppId", await http.GetStringAsync("/simulator", Cancellation), StringComparison.Ordinal);
        using var script = await http.GetAsync("/simulator/simulator.js", Cancellation);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'self'", script.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("40066", await http.GetStringAsync("/simulator/api/cgi-bin/nothing", Cancellation), StringComparison.Ordinal);
        using var form = await http.PostAsync("/simulator/panel/do", new StringContent("act=clear"), Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.168.1.5", false)]
    public void Only_this_computer_may_use_it(string address, bool allowed)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        Assert.Equal(allowed, Loopback.Is(http));
    }

    [Fact]
    public async Task The_api_answers_others_with_403()
    {
        var world = new SimulatedWeChat(TimeProvider.System);
        using var sender = new WebhookSender(world);
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("10.1.2.3");
        await new ApiGate(world, sender).HandleAsync(http, "/cgi-bin/getcallbackip");
        Assert.Equal(403, http.Response.StatusCode);
    }

    [Fact]
    public void The_clock_goes_forward_only_and_its_timers_stay()
    {
        var inner = new FakeTimeProvider(TestCity.Monday);
        var clock = new ShiftedClock(inner);
        var fired = false;
        using var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal((TestCity.Monday.AddHours(48), false), (clock.GetUtcNow(), fired));
        inner.Advance(TimeSpan.FromSeconds(5));
        Assert.True(fired);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task Secrets_do_not_stand_in_the_log()
    {
        await using var stage = await SimulatorStage.StartAsync();
        await stage.Api.StableAsync();
        await stage.Api.ClassicAsync();
        Assert.DoesNotContain(stage.Server.Log.Entries, entry => (entry.Text + entry.Detail).Contains(stage.Account.Secret, StringComparison.Ordinal));
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}
