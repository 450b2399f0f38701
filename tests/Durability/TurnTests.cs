using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>A turn happens once and whole, or not at all.</summary>
public sealed class TurnTests
{
    private const string Break = "坏掉一次";
    private static readonly string[] Complaint = ["3号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园", "提交", "我的诉求"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_turn_that_fails_three_times_ends_in_one_polite_answer_and_the_next_message_is_answered(DatabaseProvider provider)
    {
        var broken = new Broken { FailuresLeft = int.MaxValue };
        await using var city = await TestCity.StartAsync(provider, services => services.AddSingleton<Capability>(broken));
        var resident = city.NewResident();
        await resident.Says("你好");
        var receipt = await resident.Says(Break);
        var answer = Assert.Single(resident.Heard);
        Assert.Equal(TurnRunner.AttemptLimit, broken.Tried);
        resident.Hears("抱歉");
        resident.Hears("12345");
        var failed = Assert.Single(await new DeliveryDesk(city.Transactions, city.Clock).FailedTurnsAsync(await city.StaffAsync("admin@example.cn"), Cancellation));
        Assert.Equal(TurnRunner.AttemptLimit, failed.Attempts);
        resident.Hears(failed.Reference);
        Assert.Equal(receipt.ActivityId, answer.ReplyTo);
        Assert.Equal(0, await Transcripts.QueryAsync(city, db => db.LegalAnswers.CountAsync(Cancellation)));
        await resident.Says("帮助");
        resident.Hears("您可以这样说");
        await Transcripts.ReadAsync(city, receipt.ConversationId);
    }

    [Fact]
    public async Task A_turn_that_fails_once_is_tried_again_and_leaves_nothing_of_the_failed_attempt()
    {
        var broken = new Broken { FailuresLeft = 1 };
        await using var city = await TestCity.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<Capability>(broken));
        var resident = city.NewResident();
        var receipt = await resident.Says(Break);
        Assert.Equal(Broken.Mended, resident.LastWords);
        Assert.Equal(2, broken.Tried);
        Assert.Equal(1, await Transcripts.QueryAsync(city, db => db.LegalAnswers.CountAsync(Cancellation)));
        Transcripts.AreAnswered(await Transcripts.ReadAsync(city, receipt.ConversationId));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_failing_message_does_not_overtake_nor_lose_the_ones_behind_it(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider, services => services.AddSingleton<Capability>(new Broken { FailuresLeft = int.MaxValue }));
        var inbox = city.Get<Inbox>();
        var receipts = new List<Receipt>();
        foreach (var text in new[] { "你好", Break, "帮助" })
            receipts.Add(await inbox.ReceiveAsync(new InboundMessage("test", "somebody", $"m{receipts.Count}", text), Cancellation));
        await city.Get<TurnRunner>().RunAsync(receipts[0].ConversationId, Cancellation);
        var lines = await Transcripts.ReadAsync(city, receipts[0].ConversationId);
        Assert.Equal([TurnState.Done, TurnState.Failed, TurnState.Done], lines.Where(a => a.Speaker == Speaker.Resident).Select(a => a.Turn));
        Assert.Equal(receipts.Select(r => (Guid?)r.ActivityId), lines.Where(a => a.ReplyTo is not null).Select(a => a.ReplyTo));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_that_answer_the_same_conversations_at_once_double_nothing(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var runners = new[] { city.Get<TurnRunner>(), city.AddNode().GetRequiredService<TurnRunner>() };
        var conversations = new HashSet<Guid>();
        foreach (var address in Enumerable.Range(1, 4).Select(i => $"resident {i}"))
            foreach (var (text, i) in Complaint.Select((text, i) => (text, i)))
                conversations.Add((await city.Get<Inbox>().ReceiveAsync(new InboundMessage("test", address, $"m{i}", text), Cancellation)).ConversationId);
        await InboxTests.AtOnceAsync(16, async i =>
        {
            await runners[i % 2].RunAsync(conversations.ElementAt(i / 2 % 4), Cancellation);
            return true;
        });
        foreach (var conversation in conversations)
            Transcripts.AreAnswered(await Transcripts.ReadAsync(city, conversation));
        var numbers = await Transcripts.QueryAsync(city, db => db.Cases.Select(c => c.Number).Order().ToListAsync(Cancellation));
        Assert.Equal(["XY-20261123-0001", "XY-20261123-0002", "XY-20261123-0003", "XY-20261123-0004"], numbers);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Messages_that_come_in_while_others_are_being_answered_are_answered_too(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var node = city.AddNode();
        var conversation = await city.Get<Inbox>().OpenAsync("test", "somebody", Cancellation);
        await InboxTests.AtOnceAsync(20, async i =>
        {
            var (inbox, runner) = i % 2 == 0 ? (city.Get<Inbox>(), city.Get<TurnRunner>())
                : (node.GetRequiredService<Inbox>(), node.GetRequiredService<TurnRunner>());
            await inbox.ReceiveAsync(new InboundMessage("test", "somebody", $"m{i}", "帮助"), Cancellation);
            await runner.RunAsync(conversation, Cancellation);
            return true;
        });
        Transcripts.AreAnswered(await Transcripts.ReadAsync(city, conversation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_message_is_kept_and_answered_in_one_go_and_once(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var runners = new[] { city.Get<TurnRunner>(), city.AddNode().GetRequiredService<TurnRunner>() };
        var message = new InboundMessage("test", "somebody", "m1", "帮助");
        var receipts = await InboxTests.AtOnceAsync(8, i => runners[i % 2].ReceiveAndAnswerAsync(message, Cancellation));
        var first = Assert.Single(receipts, receipt => !receipt.Duplicate);
        Assert.All(receipts, receipt => Assert.Equal(first, receipt with { Duplicate = false }));
        var lines = await Transcripts.ReadAsync(city, first.ConversationId);
        Assert.Equal([(Speaker.Resident, TurnState.Done), (Speaker.Assistant, TurnState.None)], lines.Select(a => (a.Speaker, a.Turn)));
        Transcripts.AreAnswered(lines);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_waits_is_answered_before_what_comes_later(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var runner = city.Get<TurnRunner>();
        var receipts = new List<Receipt> { await city.Get<Inbox>().ReceiveAsync(new InboundMessage("test", "somebody", "m1", "你好"), Cancellation) };
        receipts.Add(await runner.ReceiveAndAnswerAsync(new InboundMessage("test", "somebody", "m2", "帮助"), Cancellation));
        Assert.All(await Transcripts.ReadAsync(city, receipts[0].ConversationId), a => Assert.Equal(TurnState.Pending, a.Turn));
        await runner.RunAsync(receipts[0].ConversationId, Cancellation);
        receipts.Add(await runner.ReceiveAndAnswerAsync(new InboundMessage("test", "somebody", "m3", "我的诉求"), Cancellation));
        var lines = await Transcripts.ReadAsync(city, receipts[0].ConversationId);
        Transcripts.AreAnswered(lines);
        Assert.Equal(receipts.Select(r => (Guid?)r.ActivityId), lines.Where(a => a.ReplyTo is not null).Select(a => a.ReplyTo));
    }

    [Theory]
    [InlineData(1, Broken.Mended)]
    [InlineData(int.MaxValue, "抱歉")]
    public async Task A_message_whose_answer_fails_is_kept_all_the_same(int failures, string answer)
    {
        await using var city =
            await TestCity.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<Capability>(new Broken { FailuresLeft = failures }));
        var runner = city.Get<TurnRunner>();
        var receipt = await runner.ReceiveAndAnswerAsync(new InboundMessage("test", "somebody", "m1", Break), Cancellation);
        Assert.Equal([TurnState.Pending], (await Transcripts.ReadAsync(city, receipt.ConversationId)).Select(a => a.Turn));
        await runner.RunAsync(receipt.ConversationId, Cancellation);
        var reply = Assert.Single(await Transcripts.ReadAsync(city, receipt.ConversationId), a => a.ReplyTo == receipt.ActivityId);
        Assert.Contains(answer, reply.Text, StringComparison.Ordinal);
        Assert.Equal(failures == 1 ? 1 : 0, await Transcripts.QueryAsync(city, db => db.LegalAnswers.CountAsync(Cancellation)));
    }

    /// <summary>A capability with a defect: it changes something, says something, and then throws.</summary>
    private sealed class Broken : Capability
    {
        public const string Mended = "这次办好了。";

        public int FailuresLeft { get; set; }

        public int Tried { get; private set; }

        public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler> { ["test.break"] = BreakAsync };

        public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string> { [Break] = "test.break" };

        private async Task BreakAsync(Turn turn, string argument)
        {
            Tried++;
            turn.Db.LegalAnswers.Add(new LegalAnswer(Guid.NewGuid(), turn.Conversation, "问题", null, [], turn.Now));
            await turn.Db.SaveChangesAsync(turn.Cancellation);
            turn.Say(Mended);
            if (FailuresLeft-- > 0)
                throw new InvalidOperationException("A defect.");
        }
    }
}
