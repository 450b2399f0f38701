using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Handoff;

/// <summary>
/// Residents and lawyers on two nodes, one of which is killed: whatever they do, every line reaches the other side once and in order, nobody is held by
/// two, and nobody is left waiting. The seed is printed; RECEPTION_SEED repeats the choices, RECEPTION_RESIDENTS and RECEPTION_LAWYERS set the size.
/// </summary>
public sealed class ReceptionWalkTests
{
    private static readonly int Residents = Number("RECEPTION_RESIDENTS") ?? 8;
    private static readonly int Lawyers = Number("RECEPTION_LAWYERS") ?? 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_arrives_once_whoever_takes_over_and_whatever_node_is_killed()
    {
        Databases.Require(DatabaseProvider.Postgres);
        var seed = Number("RECEPTION_SEED") ?? Random.Shared.Next();
        await using var city = await TestCity.StartAsync(DatabaseProvider.Postgres);
        var tokens = new List<string>();
        for (var number = 0; number < Lawyers; number++)
            tokens.Add(await TokenAsync(city, number));
        var settings = new Dictionary<string, string?>(city.Settings) { ["City:Reception:OfferFor"] = "00:00:10", ["Api:CallsPerMinute"] = "100000" };
        await using var first = new ServerProcess(settings);
        await using var second = new ServerProcess(settings);
        first.Start();
        await first.WaitUntilReadyAsync(Cancellation);
        second.Start();
        await second.WaitUntilReadyAsync(Cancellation);

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };
        var nodes = new[] { first.Address, second.Address };
        var residents = Enumerable.Range(0, Residents).Select(number => new WalkingResident(http, nodes, number)).ToList();
        foreach (var resident in residents)
            await resident.ArriveAsync(Cancellation);
        using var over = new CancellationTokenSource();
        var lawyers = tokens.Select((token, number) => new WalkingLawyer(http, nodes, token, new Random(seed + number))).ToList();
        var working = lawyers.Select(lawyer => lawyer.WorkAsync(over.Token)).ToList();
        var talking = residents.Select(resident => resident.TalkAsync(Cancellation)).ToList();

        // The first node dies while they talk, and comes back.
        while (residents.Sum(one => one.Served) < Residents / 3)
            await Task.Delay(50, Cancellation);
        await first.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
        first.Start();
        await Task.WhenAll(talking).WaitAsync(TimeSpan.FromMinutes(10), Cancellation);
        await over.CancelAsync();
        await Task.WhenAll(working);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: {Residents} residents, {Lawyers} lawyers, {lawyers.Sum(one => one.Said.Count)} lines of lawyers, {lawyers.Sum(one => one.Declined)} offers declined, {lawyers.Sum(one => one.HandedOn)} handed on, {lawyers.Sum(one => one.Reconnected)} lines cut, {lawyers.Sum(one => one.Repeated)} calls repeated"));
        await CheckAsync(city, seed, residents, lawyers);
    }

    private static async Task CheckAsync(TestCity city, int seed, List<WalkingResident> residents, List<WalkingLawyer> lawyers)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Empty(await db.Handoffs.Where(h => h.OpenConversationId != null).ToListAsync(Cancellation));
        foreach (var resident in residents)
        {
            var stored = await db.Activities.AsNoTracking().Where(a => a.ConversationId == resident.Id).OrderBy(a => a.Sequence).ToListAsync(Cancellation);
            Assert.Equal(Enumerable.Range(1, stored.Count).Select(one => (long)one), stored.Select(a => a.Sequence));

            // What the resident wrote stands there once, in order; what lawyers wrote was received once, in order.
            Assert.Equal(resident.Said, stored.Where(a => a.Speaker == Speaker.Resident && a.Text.StartsWith('第')).Select(a => a.Text));
            var fromLawyers = stored.Where(a => a.Speaker == Speaker.Lawyer).Select(a => a.Text).ToList();
            Assert.True(fromLawyers.SequenceEqual(resident.HeardFromLawyers), $"seed {seed}, resident {resident.Number}: {string.Join(' ', resident.HeardFromLawyers)}");
            Assert.Equal(fromLawyers.Count, fromLawyers.Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(
                lawyers.SelectMany(one => one.Said).Where(one => one.Conversation == resident.Id).Select(one => one.Text).Order(StringComparer.Ordinal),
                fromLawyers.Order(StringComparer.Ordinal));
        }

        foreach (var lawyer in lawyers)
            Assert.True(lawyer.Wrong.Count == 0, $"seed {seed}: {string.Join('\n', lawyer.Wrong)}");
    }

    private static async Task<string> TokenAsync(TestCity city, int number)
    {
        var email = $"walker{number}@example.cn";
        await city.Transactions.RunAsync(
            async db =>
            {
                var member = new StaffMember(Guid.NewGuid(), $"第{number}位律师", email, StaffRole.Lawyer, null);
                (member.NormalizedEmail, member.NormalizedUserName, member.SecurityStamp) =
                    (email.ToUpperInvariant(), email.ToUpperInvariant(), $"{Guid.NewGuid():N}");
                await db.Users.AddAsync(member, Cancellation);
                return true;
            },
            Cancellation);
        return Assert.IsType<StaffTokenGiven.Done>(await city.Get<StaffTokens>().GiveAsync(null, email, 365, Cancellation)).Text;
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
}
