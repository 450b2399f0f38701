using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>More residents write than can be answered in time: who came first is, the latest are told at once and answered later.</summary>
public sealed class OverloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_are_answered_in_time_and_the_latest_are_acknowledged_at_once_and_answered_later(bool canPush)
    {
        await using var city = await WeChatCity.StartAsync(
            await TestCity.StartAsync(DatabaseProvider.Postgres), null, ("WeChat:Accounts:main:CustomerService", canPush ? null : "false"));
        var users = Enumerable.Range(0, 30).Select(_ => city.NewUser()).ToList();
        var turns = city.Get<TurnRunner>();
        var asked = new List<Task<Answer>>();
        foreach (var user in users)
        {
            var (before, waiting) = (city.Script.SlowTurns, turns.Waiting);
            asked.Add(user.Says("慢慢说"));
            // The next one writes when this one has a place, waits for one, or was told.
            for (var look = 0; look < 6000 && !asked[^1].IsCompleted && city.Script.SlowTurns == before && turns.Waiting == waiting; look++)
                await Task.Delay(10, Cancellation);
            if (asked.Count == TurnLimiter.Places)
                city.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        // The clock has not moved since: whoever was told was told at once.
        var told = asked.Where(answer => answer.IsCompleted).ToList();
        Assert.Equal(asked.TakeLast(told.Count), told);
        Assert.Equal(30 - TurnLimiter.Places - 5, told.Count);
        foreach (var answer in told)
            Assert.Equal(canPush ? "success" : WeChatTexts.NotReadyYet, canPush ? (await answer).Body : (await answer).Text);
        city.Script.Release.SetResult();
        foreach (var answer in asked.SkipLast(told.Count))
            Assert.Equal("好的", (await answer).Text);

        foreach (var conversation in (await city.TranscriptAsync()).Select(line => line.ConversationId).Distinct())
            await turns.RunAsync(conversation, Cancellation);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(7));
        Assert.All((await city.TranscriptAsync()).Where(line => line.Speaker == Speaker.Resident), line => Assert.Equal(TurnState.Done, line.Turn));
        var late = users.TakeLast(told.Count).ToList();
        if (canPush)
            Assert.Equal(late.Select(user => (user.OpenId, "好的")).Order(), city.Peer.Messages.Select(message => (message.To, message.Content)).Order());
        else
            foreach (var user in late)
                Assert.Contains("好的", (await user.Says("查看回复")).Text, StringComparison.Ordinal);
    }
}
