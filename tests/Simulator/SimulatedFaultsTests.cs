using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Whatever goes wrong between Tencent and us, a resident reads every answer, once, and never that the service is out of order.</summary>
public sealed class SimulatedFaultsTests
{
    private const string SendPath = "/cgi-bin/message/custom/send";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_residents_read_every_answer_once_through_faults_of_pushes_and_of_the_api()
    {
        await using var city = await SimulatedCity.StartAsync();
        var people = new[] { await city.FollowerAsync("张"), await city.FollowerAsync("李") };
        PushTrouble[] pushes = [PushTrouble.None, PushTrouble.Duplicate, PushTrouble.Cut, PushTrouble.WidePadding];
        (CallTrouble Trouble, int Code)?[] calls =
            [null, (CallTrouble.Refuse, -1), (CallTrouble.Html, 0), (CallTrouble.Http502, 0), (CallTrouble.Refuse, 40001), (CallTrouble.Refuse, 42001)];
        var number = 0;
        foreach (var call in calls)
        {
            foreach (var push in pushes)
            {
                var zhang = people[++number % 2];
                // Longer than one passive reply: the rest has to be pushed.
                city.Script.Bubbles = [$"甲{number}号。" + string.Concat(Enumerable.Repeat("说得很清楚。", 110)) + $"乙{number}号。"];
                if (push != PushTrouble.None)
                    city.WeChat.Faults.NextPush(push, openId: zhang.OpenId);
                if (call is var (trouble, code))
                    city.WeChat.Faults.NextCall(trouble, SendPath, code: code);
                Assert.Equal(PushEnd.Reply, (await zhang.SaysAsync("照着说")).End);
                for (var tries = 0; tries < 4; tries++)
                    await city.DeliverAfterAsync(TimeSpan.FromSeconds(8));
                Assert.Equal(0, city.WeChat.Faults.Waiting);
            }
        }

        for (var told = 1; told <= number; told++)
            foreach (var part in new[] { $"甲{told}号", $"乙{told}号" })
                Assert.Equal((part, 1), (part, people.Sum(zhang => zhang.Heard.Count(line => line.Contains(part, StringComparison.Ordinal)))));
        Assert.All(people, zhang => Assert.DoesNotContain(zhang.Screen, line => line.Text.Contains(WebhookSender.FailureLine, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task When_no_answer_to_a_message_arrives_it_is_pushed()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        city.Script.Bubbles = ["照说了。"];
        city.WeChat.Faults.NextPush(PushTrouble.Cut, posts: 3, openId: zhang.OpenId);
        Assert.Equal(PushEnd.FailureLine, (await zhang.SaysAsync("照着说")).End);
        Assert.DoesNotContain(zhang.Heard, line => line.Contains("照说了", StringComparison.Ordinal));

        await city.DeliverAfterAsync(TimeSpan.FromSeconds(2));
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(8));
        Assert.Equal("（怕您没收到，再发一次）\n照说了。", Assert.Single(zhang.Heard, line => line.Contains("照说了", StringComparison.Ordinal)));
        Assert.Equal(1, city.Script.Turns);
    }

    [Fact]
    public async Task What_WeChat_did_without_saying_so_is_said_once_more_with_an_excuse()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        city.Script.Bubbles = [string.Concat(Enumerable.Repeat("说得很清楚。", 110)) + "完了。"];
        city.WeChat.Faults.NextCall(CallTrouble.Http500AfterExecuting, SendPath);
        await zhang.SaysAsync("照着说");
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(2));
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(5));
        var ends = zhang.Heard.Where(line => line.EndsWith("完了。", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ends.Count);
    }

    [Fact]
    public async Task What_we_count_is_what_WeChat_counts()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((zhang.MessagesLeft, 0), (0, await LeftAsync(city)));
        await zhang.SaysAsync("转人工");
        var (reception, lawyer) = (city.Get<Assistant.Handoff.Reception>(), await city.City.StaffAsync("lawyer@example.cn"));
        var session = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;
        await reception.ClaimAsync(lawyer, session, Cancellation);
        for (var said = 0; said < 6; said++)
        {
            await city.DeliverAfterAsync(TimeSpan.FromSeconds(2));
            Assert.Equal(Math.Max(0, zhang.MessagesLeft - PushQuota.Reserve), await LeftAsync(city));
            await reception.SayAsync(lawyer, session, $"第{said}句", Cancellation);
        }

        Assert.Equal(PushQuota.Reserve, zhang.MessagesLeft);
        await zhang.SaysAsync("我在");
        Assert.Equal((5, 4), (zhang.MessagesLeft, await LeftAsync(city)));
        city.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal((0, 0), (zhang.MessagesLeft, await LeftAsync(city)));
    }

    [Fact]
    public async Task A_token_that_ends_early_costs_one_call_and_loses_nothing()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        foreach (var word in new[] { "一", "二", "三" })
        {
            city.Script.Bubbles = [string.Concat(Enumerable.Repeat("说得很清楚。", 110)) + $"第{word}次。"];
            await zhang.SaysAsync("照着说");
            city.Account.Tokens.RevokeAll();
            await city.DeliverAfterAsync(TimeSpan.FromSeconds(2));
            Assert.EndsWith($"第{word}次。", zhang.Heard[^1], StringComparison.Ordinal);
        }
    }

    private static async Task<int> LeftAsync(SimulatedCity city)
    {
        await using var db = await city.Get<Transactions>().ReadAsync(Cancellation);
        return db.Conversations.OrderByDescending(c => c.StartedAt).First().PushQuota.Budget(city.Clock.GetUtcNow())!.Left;
    }
}
