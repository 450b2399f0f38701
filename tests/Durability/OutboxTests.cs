using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>What the city said reaches a channel that pushes: again after a failure, once after a success.</summary>
public sealed class OutboxTests
{
    private static readonly DeliveryResult Busy = new DeliveryResult.Failed("busy");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reply_waits_for_a_faster_way_and_is_then_pushed_once(DatabaseProvider provider)
    {
        var channel = new PushedChannel(TimeSpan.FromSeconds(5));
        await using var city = await StartAsync(provider, channel);
        await SomebodySpeaksAsync(city);
        Assert.Equal(0, await DeliverAsync(city));
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await DeliverAsync(city));
        city.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await DeliverAsync(city));
        Assert.Single(channel.Sent);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_flaky_channel_is_tried_again_after_two_then_four_seconds(DatabaseProvider provider)
    {
        var channel = new PushedChannel();
        var answers = new Queue<DeliveryResult>([Busy, Busy, new DeliveryResult.Delivered()]);
        channel.Answer = _ => Task.FromResult(answers.Dequeue());
        await using var city = await StartAsync(provider, channel);
        await SomebodySpeaksAsync(city);
        Assert.Equal(1, await DeliverAsync(city));
        foreach (var seconds in new[] { 2, 4 })
        {
            city.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await DeliverAsync(city));
            city.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, await DeliverAsync(city));
        }

        var message = await OnlyMessageAsync(city);
        Assert.Equal((DeliveryState.Delivered, 3, null), (message.State, message.Attempts, message.LastError));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_dead_channel_is_given_up_after_ten_attempts_and_staff_may_send_again(DatabaseProvider provider)
    {
        var channel = new PushedChannel { Answer = _ => Task.FromResult(Busy) };
        await using var city = await StartAsync(provider, channel);
        await SomebodySpeaksAsync(city);
        await DeliverForAsync(city, TimeSpan.FromHours(12));
        Assert.Equal(OutboxMessage.AttemptLimit, channel.Sent.Count);
        var dead = Assert.Single(await new DeliveryDesk(city.Transactions, city.Clock).DeadAsync(await city.StaffAsync("admin@example.cn"), Cancellation));
        Assert.Equal("busy", dead.LastError);
        channel.Answer = _ => Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
        Assert.Equal(Resend.Done, await new DeliveryDesk(city.Transactions, city.Clock)
            .ResendAsync(await city.StaffAsync("admin@example.cn"), dead.Id, Cancellation));
        Assert.Equal(1, await DeliverAsync(city));
        Assert.Equal(DeliveryState.Delivered, (await OnlyMessageAsync(city)).State);
    }

    [Fact]
    public async Task A_hopeless_delivery_is_given_up_at_once()
    {
        var channel = new PushedChannel { Answer = _ => Task.FromResult<DeliveryResult>(new DeliveryResult.Hopeless("unfollowed")) };
        await using var city = await StartAsync(DatabaseProvider.Sqlite, channel);
        await SomebodySpeaksAsync(city);
        await DeliverForAsync(city, TimeSpan.FromHours(3));
        Assert.Single(channel.Sent);
        Assert.Equal((DeliveryState.Dead, "unfollowed"), (await OnlyMessageAsync(city) is var message ? message.State : default, message.LastError));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_defect_of_the_channel_holds_up_no_other_message_and_ends_in_a_dead_letter(DatabaseProvider provider)
    {
        var channel = new PushedChannel();
        Guid? poison = null;
        channel.Answer = activity => activity.Id == (poison ??= activity.Id) ? throw new InvalidOperationException("A defect.")
            : Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
        await using var city = await StartAsync(provider, channel);
        foreach (var _ in Enumerable.Range(0, 3))
            await SomebodySpeaksAsync(city);
        await DeliverAsync(city);
        Assert.Equal(3, channel.Sent.Count);
        await DeliverForAsync(city, TimeSpan.FromHours(12));
        Assert.Equal(OutboxMessage.AttemptLimit + 2, channel.Sent.Count);
        Assert.Equal(poison, Assert.Single(await new DeliveryDesk(city.Transactions, city.Clock).DeadAsync(await city.StaffAsync("admin@example.cn"), Cancellation)).Id);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_senders_never_deliver_the_same_message_twice(DatabaseProvider provider)
    {
        var channel = new PushedChannel();
        await using var city = await StartAsync(provider, channel);
        var senders = new[] { city.Get<OutboxSender>(), city.AddNode().GetRequiredService<OutboxSender>() };
        foreach (var _ in Enumerable.Range(0, 12))
            await SomebodySpeaksAsync(city);
        await InboxTests.AtOnceAsync(4, i => senders[i % 2].DeliverDueAsync(Cancellation));
        Assert.Equal(12, channel.Sent.Count);
        Assert.Equal(12, channel.Sent.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reply_goes_by_the_faster_way_or_is_pushed_never_both(DatabaseProvider provider)
    {
        var channel = new PushedChannel();
        await using var city = await StartAsync(provider, channel);
        var sender = city.AddNode().GetRequiredService<OutboxSender>();
        var receipts = new List<Receipt>();
        foreach (var _ in Enumerable.Range(0, 12))
            receipts.Add(await SomebodySpeaksAsync(city));
        var taken = new List<Guid>();
        await InboxTests.AtOnceAsync(2, async i =>
        {
            if (i == 0)
                await sender.DeliverDueAsync(Cancellation);
            else
                foreach (var receipt in Enumerable.Reverse(receipts))
                    taken.AddRange(await TakeAllAsync(city, city.Get<PassiveReplies>(), receipt));
            return true;
        });
        var replies = await Transcripts.QueryAsync(city, db => db.Activities.Where(a => a.ReplyTo != null).Select(a => a.Id).Order().ToListAsync(Cancellation));
        Assert.Equal(replies, taken.Concat(channel.Sent).Order());
    }

    /// <summary>The reply, when it was still there to be taken.</summary>
    private static async Task<IReadOnlyList<Guid>> TakeAllAsync(TestCity city, PassiveReplies pending, Receipt receipt)
    {
        var replies =
            await Transcripts.QueryAsync(city, db => db.Activities.Where(a => a.ReplyTo == receipt.ActivityId).Select(a => a.Id).ToListAsync(Cancellation));
        var taken = new List<Guid>();
        await pending.TakeAsync(receipt, new PassiveReplyRequest(canPush: true, (lines, _) =>
        {
            taken.AddRange(lines.Select(line => line.Activity.Id));
            return new Carried([.. lines.Select(_ => DeliveryReport.Whole)], "");
        }, Cancellation), Cancellation);
        return taken.Intersect(replies).Count() == replies.Count ? replies : [];
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_retry_of_the_same_message_takes_its_replies_only_once(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider, new PushedChannel(TimeSpan.FromSeconds(5)));
        var receipt = await SomebodySpeaksAsync(city);
        var nodes = new[] { city.Get<PassiveReplies>(), city.AddNode().GetRequiredService<PassiveReplies>() };
        var taken = await InboxTests.AtOnceAsync(6, i => TakeAllAsync(city, nodes[i % 2], receipt));
        Assert.Single(taken.SelectMany(ids => ids));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_sender_that_died_in_the_middle_is_succeeded_by_another_after_its_lease(DatabaseProvider provider)
    {
        using var killed = new CancellationTokenSource();
        var channel = new PushedChannel();
        channel.Answer = async _ =>
        {
            await killed.CancelAsync();
            throw new OperationCanceledException(killed.Token);
        };
        await using var city = await StartAsync(provider, channel);
        await SomebodySpeaksAsync(city);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Get<OutboxSender>().DeliverDueAsync(killed.Token));
        channel.Answer = _ => Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered());
        var successor = city.AddNode().GetRequiredService<OutboxSender>();
        city.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await successor.DeliverDueAsync(Cancellation));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await successor.DeliverDueAsync(Cancellation));
        Assert.Equal(DeliveryState.Delivered, (await OnlyMessageAsync(city)).State);
    }

    private static Task<TestCity> StartAsync(DatabaseProvider provider, PushedChannel channel) =>
        TestCity.StartAsync(provider, services => services.AddSingleton<IPushChannel>(channel));

    /// <summary>The clock goes on a second: lines of one conversation are a millisecond apart at least.</summary>
    private static async Task<Receipt> SomebodySpeaksAsync(TestCity city)
    {
        var receipt = await city.NewResident(PushedChannel.Name).Says("你好");
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        return receipt;
    }

    private static Task<int> DeliverAsync(TestCity city) => city.Get<OutboxSender>().DeliverDueAsync(Cancellation);

    private static async Task DeliverForAsync(TestCity city, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(10))
        {
            await DeliverAsync(city);
            city.Clock.Advance(TimeSpan.FromMinutes(10));
        }
    }

    private static Task<OutboxMessage> OnlyMessageAsync(TestCity city) =>
        Transcripts.QueryAsync(city, db => db.Outbox.AsNoTracking().SingleAsync(Cancellation));
}
