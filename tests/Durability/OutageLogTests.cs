using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>An outage of the database is two lines in the log, whatever runs into it, and a defect is never mistaken for one.</summary>
public sealed class OutageLogTests
{
    private static readonly string[] Defects = ["SELECT", "INSERT INTO \"SharedTokens\" (\"Name\") VALUES ('a')", "SELECT 1/0", "SELECT * FROM nowhere"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_work_behind_the_requests_that_meets_an_outage_says_so_once_together()
    {
        await using var city = await TestCity.StartAsync(DatabaseProvider.Postgres);
        var (line, connection) = DatabaseLine.To(city);
        await using var cut = line;
        var log = new CapturedLog();
        await using var services = Services(city, connection, log);
        line.Break();
        var loops = services.GetServices<IHostedService>().ToList();
        foreach (var loop in loops)
            await loop.StartAsync(Cancellation);
        city.Clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.TrueAsync(() => line.Broken > loops.Count * 5 && log.Text.Contains("does not answer", StringComparison.Ordinal));
        line.Restore();
        await Eventually.TrueAsync(() => log.Text.Contains("answers again", StringComparison.Ordinal));
        foreach (var loop in loops)
            await loop.StopAsync(Cancellation);
        Assert.Equal((1, 1), (Count(log, "does not answer"), Count(log, "answers again")));
        Assert.Equal(1, log.Text.Split('\n').Count(written => written.StartsWith("Error ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_defect_is_logged_as_it_is(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var log = new CapturedLog();
        await using var services = Services(city, city.Settings["ConnectionStrings:Main"]!, log);
        var logger = services.GetRequiredService<ILogger<OutageLogTests>>();
        foreach (var sql in Defects.Except(provider == DatabaseProvider.Sqlite ? ["SELECT", "SELECT 1/0"] : ["SELECT"]))
            logger.LogError(await FailureAsync(services, sql), "A defect.");
        logger.LogError(new IOException("disk"), "A defect.");
        logger.LogError(new HttpRequestException("WeChat", new System.Net.Sockets.SocketException(111)), "A defect.");
        Assert.Equal(provider == DatabaseProvider.Sqlite ? 4 : 5, Count(log, "Error A defect."));
        Assert.False(services.GetRequiredService<DatabaseOutage>().IsOn);
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_a_defect_unless_there_is_an_outage()
    {
        await using var city = await TestCity.StartAsync(DatabaseProvider.Postgres);
        var log = new CapturedLog();
        var impatient = new NpgsqlConnectionStringBuilder(city.Settings["ConnectionStrings:Main"]) { CommandTimeout = 1 }.ToString();
        await using var services = Services(city, impatient, log);
        var failure = await FailureAsync(services, "SELECT pg_sleep(60)");
        var (logger, outage) = (services.GetRequiredService<ILogger<OutageLogTests>>(), services.GetRequiredService<DatabaseOutage>());
        logger.LogError(failure, "Too long.");
        Assert.False(outage.IsOn);
        outage.Begin(failure: null);
        logger.LogError(failure, "Too long.");
        outage.End();
        logger.LogError(failure, "Too long.");
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        logger.LogError(failure, "Too long.");
        Assert.Equal((2, 2), (Count(log, "Error Too long."), Count(log, "Debug Too long.")));
    }

    [Theory]
    [InlineData("Postgres", "Host=127.0.0.1;Port=1")]
    [InlineData("Postgres", "Host=127.0.0.1:1,127.0.0.1:2")]
    [InlineData("Sqlite", "Data Source=/nowhere/at/all.db")]
    [InlineData("Postgres", "Host=no-such-host.invalid")]
    public async Task A_database_that_is_not_there_is_an_outage(string provider, string connection)
    {
        await using var city = await TestCity.StartAsync();
        await using var services = Services(city, connection, new CapturedLog(), provider);
        var failure = await FailureAsync(services, "SELECT 1");
        Assert.True(services.GetRequiredService<DatabaseOutage>().Explains(failure), failure.ToString());
    }

    [Fact]
    public async Task The_chat_page_is_asked_to_send_again_and_keeps_what_was_written()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        var token = await (await http.PostAsync("/webchat/token", null, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        var path = $"/v3/directline/conversations/{token.GetProperty("conversationId").GetString()}/activities";
        var activity = new { type = "message", text = "帮助", channelData = new { clientActivityID = "a" } };
        Task<HttpResponseMessage> Says() => http.PostAsJsonAsync(path, activity, Cancellation);
        HttpResponseMessage refused;
        // So that the database does not seem to be back.
        await using (await Databases.HoldAsync(host.City))
        {
            host.Get<DatabaseOutage>().Begin(failure: null);
            refused = await Says();
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        await Eventually.TrueAsync(() => !host.Get<DatabaseOutage>().IsOn);
        Assert.Equal(HttpStatusCode.OK, (await Says()).StatusCode);
    }

    private static ServiceProvider Services(TestCity city, string connection, CapturedLog log, string? provider = null)
    {
        var settings = new Dictionary<string, string?>(city.Settings) { ["ConnectionStrings:Main"] = connection };
        if (provider is not null)
            settings["Database:Provider"] = provider;
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug)).AddSingleton<TimeProvider>(city.Clock)
            .AddAssistant(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddAssistantBackground();
        TestCity.Share(services, city.Get<Vault>());
        return services.BuildServiceProvider();
    }

    private static async Task<Exception> FailureAsync(IServiceProvider services, string sql) => await Assert.ThrowsAnyAsync<Exception>(() =>
        services.GetRequiredService<Transactions>().RunAsync(db => db.Database.ExecuteSqlRawAsync(sql, Cancellation), Cancellation));

    private static int Count(CapturedLog log, string words) => log.Text.Split(words).Length - 1;
}
