using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>A reader on one node hears what was written on another.</summary>
public sealed class WatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_another_node_wrote_is_signalled_once_to_those_who_listen(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("帮助");
        var conversation = await Transcripts.QueryAsync(city, db => db.Conversations.Select(c => c.Id).SingleAsync(Cancellation));
        var node = city.AddNode();
        var (feed, watch) = (node.GetRequiredService<ConversationFeed>(), node.GetRequiredService<RemoteChangePoller>());
        var heard = new ConcurrentQueue<int>();
        using (feed.Subscribe(conversation, lines => heard.Enqueue(lines.Count)))
        {
            await watch.LookAsync(Cancellation);
            // Who has just begun to listen may have read the transcript a moment before a line came.
            Assert.Equal([0], heard);
            await watch.LookAsync(Cancellation);
            Assert.Equal([0], heard);
            await resident.Says("我的诉求");
            await watch.LookAsync(Cancellation);
            await watch.LookAsync(Cancellation);
            Assert.Equal([0, 0], heard);
        }

        await resident.Says("帮助");
        await watch.LookAsync(Cancellation);
        Assert.Equal([0, 0], heard);
    }

    [Fact]
    public async Task What_this_node_signalled_itself_is_not_signalled_again()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("帮助");
        var conversation = await Transcripts.QueryAsync(city, db => db.Conversations.Select(c => c.Id).SingleAsync(Cancellation));
        var (feed, watch) = (city.Get<ConversationFeed>(), city.Get<RemoteChangePoller>());
        var looks = 0;
        using var listening = feed.Subscribe(conversation, lines => looks += lines.Count == 0 ? 1 : 0);
        await watch.LookAsync(Cancellation);
        Assert.Equal(1, looks);
        await watch.StartAsync(Cancellation);
        await resident.Says("我的诉求");
        await watch.StopAsync(Cancellation);
        looks = 0;
        await watch.LookAsync(Cancellation);
        Assert.Equal(0, looks);
    }
}
