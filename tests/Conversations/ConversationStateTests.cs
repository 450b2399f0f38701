using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>Who answers in a conversation: one state, whatever happens and in whatever order.</summary>
public sealed class ConversationStateTests
{
    private const int Steps = 120;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_command_is_done_only_where_it_makes_sense()
    {
        var done =
            from state in Enum.GetValues<ConversationState>()
            from command in Enum.GetValues<ConversationCommand>()
            let next = state.After(command)
            where next is not null
            select $"{state} {command} {next}";
        Assert.Equal(
            [
                "Assistant Request Waiting", "Assistant End Ended",
                "Waiting Withdraw Assistant", "Waiting Offer Offered", "Waiting Claim WithPerson", "Waiting End Ended",
                "Offered Withdraw Assistant", "Offered Decline Waiting", "Offered Claim WithPerson", "Offered End Ended",
                "WithPerson GiveBack Assistant", "WithPerson Requeue Waiting", "WithPerson End Ended",
            ],
            done);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whatever_residents_and_lawyers_do_at_once_the_conversation_and_its_session_tell_the_same(DatabaseProvider provider)
    {
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 2))
        {
            await using var city = await TestCity.StartAsync(provider);
            TestResident[] residents = [city.NewResident(), city.NewResident()];
            StaffIdentity[] lawyers = [await city.StaffAsync("lawyer@example.cn"), await city.StaffAsync("lawyer2@example.cn")];
            var seen = new HashSet<ConversationState>();
            for (var step = 1; step <= Steps; step++)
            {
                city.Clock.Advance(TimeSpan.FromSeconds(1));
                var sessions = await Transcripts.QueryAsync(city, db => db.Handoffs.OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(Cancellation));
                var resident = Resident(city, chance.GetItems(residents, 1)[0], chance);
                var lawyer = Lawyer(city, chance.GetItems(lawyers, 1)[0], sessions, chance);
                await Task.WhenAll(resident.Act(), lawyer.Act());
                seen.UnionWith(await CheckAsync(city, $"seed {seed}, step {step}: {resident.Name}, {lawyer.Name}"));
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {string.Join(", ", seen.Order())}");
            Assert.Equal(Enum.GetValues<ConversationState>(), seen.Order());
        }
    }

    [Fact]
    public async Task Who_asks_again_is_not_served_in_the_session_that_was_left()
    {
        await using var city = await TestCity.StartAsync();
        var (resident, lawyer, reception) = (city.NewResident(), await city.StaffAsync("lawyer@example.cn"), city.Get<Reception>());
        await resident.Says("转人工");
        var left = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;
        await resident.Says("不等了");
        await resident.Says("转人工");
        Assert.Equal(ReceptionOutcome.Gone, await reception.ClaimAsync(lawyer, left, Cancellation));
        await CheckAsync(city, "the session that was left");
        var waiting = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, waiting, Cancellation));
    }

    [Fact]
    public async Task What_is_answered_after_the_end_waits_for_nobody()
    {
        await using var city = await TestCity.StartAsync();
        var receipt = await city.Get<Inbox>().ReceiveAsync(new InboundMessage.Text("test", "somebody", "m1", "转人工"), Cancellation);
        await city.Get<LeaveChannel>().CloseAsync("test", "somebody", "有人动过这台电脑。", Cancellation);
        await city.Get<TurnRunner>().RunAsync(receipt.ConversationId, Cancellation);
        Assert.Equal([ConversationState.Ended], await CheckAsync(city, "after the end"));
        Assert.Empty(await city.Get<Reception>().ListAsync(await city.StaffAsync("lawyer@example.cn"), Cancellation));
    }

    private static (string Name, Func<Task> Act) Resident(TestCity city, TestResident resident, Random chance)
    {
        var leave = city.Get<LeaveChannel>();
        return chance.Next(24) switch
        {
            < 10 => ("asks", () => resident.Says("转人工")),
            < 20 => ("waits no more", () => resident.Says("不等了")),
            < 22 => ("talks", () => resident.Says("谢谢")),
            22 => ("leaves", () => leave.RunAsync("test", resident.Address, Cancellation)),
            _ => ("is closed", () => leave.CloseAsync("test", resident.Address, "有人动过这台电脑。", Cancellation)),
        };
    }

    private static (string Name, Func<Task> Act) Lawyer(TestCity city, StaffIdentity lawyer, List<Guid> sessions, Random chance)
    {
        var (reception, what) = (city.Get<Reception>(), chance.Next(16));
        if (what == 12)
            return ($"{lawyer.Name} is there", () => city.Get<KeepPresence>().SetAsync(lawyer, PresenceState.On, 2, Cancellation));
        if (what > 12)
            return ("what is due is done", () => city.Get<BackgroundLoop>().RunDueAsync(Cancellation));
        if (what == 11)
            return ($"{lawyer.Name} stops", () => city.Transactions.RetryAsync(db => StopAsync(city, db, lawyer), Cancellation));
        if (sessions.Count == 0)
            return ($"{lawyer.Name} looks", () => reception.ListAsync(lawyer, Cancellation));
        var session = sessions[^Math.Min(sessions.Count, chance.Next(1, 4))];
        return what switch
        {
            < 5 => ($"{lawyer.Name} claims", () => reception.ClaimAsync(lawyer, session, Cancellation)),
            < 6 => ($"{lawyer.Name} says", () => reception.SayAsync(lawyer, session, "您好", Cancellation)),
            6 => ($"{lawyer.Name} declines", () => reception.RunAsync(lawyer, session, new ReceptionCommand.Decline(), Cancellation)),
            7 => ($"{lawyer.Name} hands on", () => reception.RunAsync(lawyer, session, new ReceptionCommand.Transfer(null, null, "请接"), Cancellation)),
            _ => ($"{lawyer.Name} ends", () => reception.EndAsync(lawyer, session, Cancellation)),
        };
    }

    private static async Task<bool> StopAsync(TestCity city, AppDb db, StaffIdentity lawyer)
    {
        await city.Get<IEnumerable<IHandler<StaffChanged>>>().TellAsync(db, new StaffChanged(lawyer, null), city.Clock.GetUtcNow(), Cancellation);
        return true;
    }

    /// <returns>The states of all conversations.</returns>
    private static async Task<List<ConversationState>> CheckAsync(TestCity city, string after)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var open = await db.Handoffs.AsNoTracking().Where(h => h.OpenConversationId != null).ToListAsync(Cancellation);
        var conversations = await db.Conversations.AsNoTracking().ToListAsync(Cancellation);
        foreach (var conversation in conversations)
        {
            var told = open.Where(h => h.ConversationId == conversation.Id).Select(h => h.LawyerId is not null ? "is served" : h.OfferedTo is not null ? "is offered" : "waits").ToList();
            string[] expected = conversation.State switch
            {
                ConversationState.Waiting => ["waits"],
                ConversationState.Offered => ["is offered"],
                ConversationState.WithPerson => ["is served"],
                ConversationState.Assistant or ConversationState.Ended => [],
            };
            Assert.True(expected.SequenceEqual(told), $"{after}: {conversation.State}, but the sessions say: {string.Join(", ", told)}");
            Assert.True((conversation.State == ConversationState.Ended) == (conversation.LeftAt is not null), after);
        }

        return conversations.ConvertAll(conversation => conversation.State);
    }
}
