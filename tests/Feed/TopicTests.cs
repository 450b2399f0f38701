using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Feed;

/// <summary>A list hears of what it shows and of nothing else, on the node where it changes and on others.</summary>
public sealed class TopicTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_case_is_news_to_those_who_list_it_on_every_node(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var elsewhere = city.AddNode();
        var poller = elsewhere.GetRequiredService<RemoteChangePoller>();
        (IServiceProvider, Func<Task>)[] nodes = [(city.Services, () => Task.CompletedTask), (elsewhere, () => poller.LookAsync(Cancellation))];
        foreach (var (node, look) in nodes)
        {
            using var community = await ListensAsync("community@example.cn");
            using var street = await ListensAsync("street@example.cn");
            using var all = await ListensAsync("admin@example.cn");
            using var neighbour = await ListensAsync("grid@example.cn");
            using var lawyer = await ListensAsync("lawyer@example.cn");
            await look();
            _ = Heard();

            await FileAsync(city.NewResident());
            await look();
            Assert.Equal((1, 1, 1, 0, 0), Heard());
            await city.NewResident().Says("帮助");
            await look();
            Assert.Equal((0, 0, 0, 0, 0), Heard());
            var (staff, cases) = (await city.StaffAsync("community@example.cn"), city.Get<HandleCase>());
            var filed = (await cases.ListAsync(staff, null, Cancellation)).MaxBy(one => one.Number)!;
            Assert.Equal(CaseChange.Done, await cases.CategoriseAsync(staff, filed.Number, filed.Version, CaseCategory.Transport, Cancellation));
            await look();
            Assert.Equal((1, 1, 1, 0, 0), Heard());

            async Task<HeardTopics> ListensAsync(string email) => new(
                node.GetRequiredService<ConversationFeed>(), await city.Get<HandleCase>().TopicsAsync(await city.StaffAsync(email), Cancellation));

            (int, int, int, int, int) Heard() => (community.Take(), street.Take(), all.Take(), neighbour.Take(), lawyer.Take());
        }
    }

    [Fact]
    public async Task A_case_that_moves_is_news_where_it_was_and_where_it_is()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident);
        var units = await Transcripts.QueryAsync(city, db => db.Units.ToDictionaryAsync(u => u.Name, u => u.Id, Cancellation));
        using var before = new HeardTopics(city.Get<ConversationFeed>(), CaseTopics.OfUnit(units["檀溪社区"]));
        using var after = new HeardTopics(city.Get<ConversationFeed>(), CaseTopics.OfUnit(units["昭明社区"]));
        using var neither = new HeardTopics(city.Get<ConversationFeed>(), CaseTopics.OfUnit(units["庞公社区"]));
        await resident.Says("不是阳光花园，是东方花苑");
        resident.Hears("已经改过来了");
        Assert.Equal((1, 1, 0), (before.Count, after.Count, neither.Count));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_queue_and_what_a_lawyer_holds_are_two_topics(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var elsewhere = city.AddNode();
        var (feed, poller) = (elsewhere.GetRequiredService<ConversationFeed>(), elsewhere.GetRequiredService<RemoteChangePoller>());
        var (zhang, li) = (await city.StaffAsync("lawyer@example.cn"), await city.StaffAsync("lawyer2@example.cn"));
        using var queue = new HeardTopics(feed, ReceptionTopics.Queue);
        using var first = new HeardTopics(feed, ReceptionTopics.HeldBy(zhang.Id));
        using var second = new HeardTopics(feed, ReceptionTopics.HeldBy(li.Id));
        var (resident, reception) = (city.NewResident(), city.Get<Reception>());

        await resident.Says("转人工");
        Assert.Equal((1, 0, 0), await HeardAsync());
        var session = Assert.Single(await reception.ListAsync(zhang, Cancellation)).SessionId;
        await reception.ClaimAsync(zhang, session, Cancellation);
        Assert.Equal((1, 1, 0), await HeardAsync());
        await reception.SayAsync(zhang, session, "您好", Cancellation);
        await resident.Says("您好");
        Assert.Equal((0, 0, 0), await HeardAsync());
        await reception.EndAsync(zhang, session, Cancellation);
        Assert.Equal((0, 1, 0), await HeardAsync());
        await resident.Says("转人工");
        await resident.Says("不等了");
        Assert.Equal((1, 0, 0), await HeardAsync());
        await resident.Says("转人工");
        Assert.Equal((1, 0, 0), await HeardAsync());
        await city.Get<LeaveChannel>().RunAsync("test", resident.Address, Cancellation);
        Assert.Equal((1, 0, 0), await HeardAsync());

        async Task<(int, int, int)> HeardAsync()
        {
            await poller.LookAsync(Cancellation);
            return (queue.Take(), first.Take(), second.Take());
        }
    }

    [Fact]
    public async Task An_alert_is_news_at_its_desk()
    {
        await using var city = await TestCity.StartAsync();
        var (desk, feed) = (city.Get<DutyDesk>(), city.Get<ConversationFeed>());
        var (community, neighbour) = (await city.StaffAsync("community@example.cn"), await city.StaffAsync("grid@example.cn"));
        using var own = new HeardTopics(feed, await desk.TopicsAsync(community, Cancellation));
        using var street = new HeardTopics(feed, await desk.TopicsAsync(await city.StaffAsync("street@example.cn"), Cancellation));
        using var other = new HeardTopics(feed, await desk.TopicsAsync(neighbour, Cancellation));
        await city.NewResident().Says("阳光花园3号楼着火了，火很大");
        Assert.NotEqual(0, own.Take());
        Assert.NotEqual(0, street.Take());
        var alert = Assert.Single(await desk.RingingAsync(community, Cancellation));
        Assert.Equal(DutyOutcome.Done, await desk.AcknowledgeAsync(community, alert, Cancellation));
        Assert.Equal((1, 1, 0), (own.Take(), street.Take(), other.Count));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_rolled_back_is_told_to_nobody(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        using var heard = new HeardTopics(city.Get<ConversationFeed>(), ReceptionTopics.Queue);
        await Assert.ThrowsAsync<InvalidOperationException>(() => city.Transactions.RunAsync(
            async db =>
            {
                db.Announce(ReceptionTopics.Queue);
                await db.SaveChangesAsync(Cancellation);
                throw new InvalidOperationException();
            },
            Cancellation));
        await city.Transactions.RunAsync(_ => Task.CompletedTask, Cancellation);
        Assert.Equal(0, heard.Count);
        await city.Transactions.RunAsync(
            db =>
            {
                db.Announce(ReceptionTopics.Queue);
                Assert.Equal(0, heard.Count);
                return Task.CompletedTask;
            },
            Cancellation);
        Assert.Equal(1, heard.Count);
        Assert.Equal(1, await Transcripts.QueryAsync(city, db => db.TopicStamps.Where(stamp => stamp.Kind == ReceptionTopics.Queue.Kind)
            .Select(stamp => stamp.Number).SingleAsync(Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_that_change_the_same_topics_count_each_change_and_never_wait_for_each_other_in_a_circle(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Topic[] topics = [ReceptionTopics.Queue, CaseTopics.OfUnit(null), CaseTopics.OfUnit(Guid.NewGuid()), DutyTopics.OfUnit(null)];
        var nodes = new[] { city.Transactions, city.AddNode().GetRequiredService<Transactions>() };
        await Task.WhenAll(Enumerable.Range(0, 40).Select(one => nodes[one % 2].RunAsync(
            db =>
            {
                foreach (var topic in one % 2 == 0 ? topics : topics.Reverse())
                    db.Announce(topic);
                return Task.CompletedTask;
            },
            Cancellation)));
        var stamps = await Transcripts.QueryAsync(city, db => db.TopicStamps.Select(stamp => stamp.Number).ToListAsync(Cancellation));
        Assert.Equal([40L, 40, 40, 40], stamps);
    }

    private static async Task FileAsync(TestResident resident)
    {
        await resident.Says("阳光花园3号楼楼下烧烤店油烟很大，晚上睡不着");
        await resident.Says("提交");
        resident.Hears("已经提交");
    }
}
