using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>
/// kill -9 while twenty residents file complaints. The seed is printed; KILL_SEED repeats its moments (the operating
/// system's part stays its own), KILLS sets how often.
/// </summary>
public sealed class KillTests
{
    private const int Residents = 20;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("KILLS"), out var given) ? given : 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_acknowledged_is_lost_doubled_or_answered_twice_when_the_server_is_killed(DatabaseProvider provider)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KILL_SEED"), out var given) ? given : Random.Shared.Next();
        await using var city = await TestCity.StartAsync(provider);
        await using var server = new ServerProcess(city.Settings);
        server.Start();
        await server.WaitUntilReadyAsync(Cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(1) };
        var residents = Enumerable.Range(1, Residents).Select(number => new StubbornResident(http, number)).ToList();
        foreach (var resident in residents)
            await resident.ArriveAsync(Cancellation);

        using var enough = new CancellationTokenSource();
        var filing = residents.Select(resident => FileUntilAsync(resident, enough.Token)).ToList();
        await KillAgainAndAgainAsync(server, residents, new Random(seed));
        await enough.CancelAsync();
        await Task.WhenAll(filing);
        await AllAnsweredAsync(city, server);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {Kills} kills, {residents.Sum(r => r.Acknowledged.Count)} messages acknowledged, {residents.Sum(r => r.Repeated)} posts repeated, "
                + $"{residents.Sum(r => r.CasesFiled)} cases");
        Assert.True(residents.Sum(r => r.Repeated) > 0, $"Seed {seed}: no post was cut off, so nothing was tested.");
        foreach (var resident in residents)
            await CheckAsync(city, resident);
        var numbers = await Transcripts.QueryAsync(city, db => db.Cases.Select(c => c.Number).ToListAsync(Cancellation));
        Assert.Equal(numbers.Distinct().Count(), numbers.Count);
        Assert.Equal(residents.Sum(r => r.CasesFiled), numbers.Count);
    }

    private static async Task FileUntilAsync(StubbornResident resident, CancellationToken enough)
    {
        do
            await resident.FileAsync(Cancellation);
        while (!enough.IsCancellationRequested);
    }

    /// <summary>
    /// Kills it at a random moment of its work, and every second time also while it starts; between two kills somebody is heard, however slow the
    /// machine.
    /// </summary>
    private static async Task KillAgainAndAgainAsync(ServerProcess server, IReadOnlyList<StubbornResident> residents, Random random)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            for (var heard = residents.Sum(r => r.Heard); residents.Sum(r => r.Heard) == heard;)
                await Task.Delay(20, Cancellation);
            await Task.Delay(random.Next(100, 2500), Cancellation);
            await server.KillAsync();
            server.Start();
            if (kill % 2 == 0)
            {
                await Task.Delay(random.Next(100, 2000), Cancellation);
                await server.KillAsync();
                server.Start();
            }

            await server.WaitUntilReadyAsync(Cancellation);
        }
    }

    private static async Task AllAnsweredAsync(TestCity city, ServerProcess server)
    {
        for (var look = 0; look < 3000; look++)
        {
            if (await Transcripts.QueryAsync(city, db => db.Activities.CountAsync(a => a.Turn == TurnState.Pending, Cancellation)) == 0)
                return;
            await Task.Delay(100, Cancellation);
        }

        Assert.Fail($"Five minutes later messages are still pending:\n{server.LastWords}");
    }

    private static async Task CheckAsync(TestCity city, StubbornResident resident)
    {
        var lines = await Transcripts.ReadAsync(city, resident.ConversationId);
        var inbox = city.Get<Inbox>();
        Assert.Equal(resident.Acknowledged.Select(sent => (inbox.StoredKey(sent.Id), sent.Text)), lines.Where(a => a.Speaker == Speaker.Resident)
            .Select(a => (a.InboundKey!, a.Text)));
        Transcripts.AreAnswered(lines);
        var cases =
            await Transcripts.QueryAsync(city, db =>
                db.Cases.Where(c => c.ConversationId == resident.ConversationId).Select(c => c.Number).Order().ToListAsync(Cancellation));
        Assert.Equal(resident.CasesFiled, cases.Count);
        Assert.Equal(cases, lines.Where(a => a.Text.Contains("已经提交", StringComparison.Ordinal)).Select(a => a.Text.Split("编号 ")[1].Split('。')[0]).Order());
    }
}
