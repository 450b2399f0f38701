using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>In the inbox the same message is one message, however often and from wherever it comes.</summary>
public sealed class InboxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_message_that_comes_again_has_no_second_effect(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        var message = new InboundMessage.Text("test", resident.Address, "m1", "你好");
        var first = await resident.Sends(message);
        var again = await resident.Sends(message with { Words = "别的话" });
        Assert.False(first.Duplicate);
        Assert.Equal(first with { Duplicate = true }, again);
        Assert.Empty(resident.Heard);
        var lines = await Transcripts.ReadAsync(city, first.ConversationId);
        Assert.Equal(["你好"], lines.Where(a => a.Speaker == Speaker.Resident).Select(a => a.Text));
        Transcripts.AreAnswered(lines);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_first_message_twenty_times_at_once_on_two_nodes_is_one_message(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var inboxes = new[] { city.Get<Inbox>(), city.AddNode().GetRequiredService<Inbox>() };
        var message = new InboundMessage.Text("test", "somebody new", "m1", "你好");
        var receipts = await AtOnceAsync(20, i => inboxes[i % 2].ReceiveAsync(message, Cancellation));
        Assert.Single(receipts, receipt => !receipt.Duplicate);
        Assert.Single(receipts.Select(receipt => receipt with { Duplicate = false }).Distinct());
        Assert.Equal((1, 1, 1), await CountAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_first_messages_at_once_begin_one_conversation(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var inboxes = new[] { city.Get<Inbox>(), city.AddNode().GetRequiredService<Inbox>() };
        var receipts = await AtOnceAsync(2, i => inboxes[i].ReceiveAsync(new InboundMessage.Text("test", "somebody new", $"m{i}", "你好"), Cancellation));
        Assert.Single(receipts.Select(receipt => receipt.ConversationId).Distinct());
        Assert.Equal([1L, 2L], receipts.Select(receipt => receipt.Sequence).Order());
        Assert.Equal((1, 1, 2), await CountAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_page_opened_twice_at_once_is_one_conversation(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var inboxes = new[] { city.Get<Inbox>(), city.AddNode().GetRequiredService<Inbox>() };
        var opened = await AtOnceAsync(8, i => inboxes[i % 2].OpenAsync("test", "somebody new", Cancellation));
        Assert.Single(opened.Distinct());
        Assert.Equal((1, 1, 0), await CountAsync(city));
    }

    [Fact]
    public async Task The_same_key_of_another_resident_or_channel_is_another_message()
    {
        await using var city = await TestCity.StartAsync();
        var inbox = city.Get<Inbox>();
        var message = new InboundMessage.Text("test", "one", "m1", "你好");
        var receipts = new[]
        {
            await inbox.ReceiveAsync(message, Cancellation),
            await inbox.ReceiveAsync(message with { Address = "another" }, Cancellation),
            await inbox.ReceiveAsync(message with { Channel = "other" }, Cancellation),
        };
        Assert.All(receipts, receipt => Assert.False(receipt.Duplicate));
        Assert.Equal((3, 3, 3), await CountAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_received_before_a_restart_is_answered_after_it_in_order(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Receipt? receipt = null;
        for (var i = 1; i <= 6; i++)
            receipt = await city.Get<Inbox>().ReceiveAsync(new InboundMessage.Text("test", "somebody", $"m{i}", "你好"), Cancellation);
        await city.RestartAsync();
        await AtOnceAsync(4, async _ =>
        {
            await city.Get<TurnRunner>().RunAsync(receipt!.ConversationId, Cancellation);
            return true;
        });
        Transcripts.AreAnswered(await Transcripts.ReadAsync(city, receipt!.ConversationId));
    }

    internal static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await work(i);
        })).ToArray();
        start.SetResult();
        return await Task.WhenAll(all);
    }

    private static Task<(int Residents, int Conversations, int Messages)> CountAsync(TestCity city) => Transcripts.QueryAsync(city, async db =>
        (await db.Residents.CountAsync(Cancellation), await db.Conversations.CountAsync(Cancellation), await db.Activities.CountAsync(Cancellation)));
}
