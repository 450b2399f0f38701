using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Conversations.Inbound;
using ResidentAssistant.Assistant.Data;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>While the database is away, what residents write in WeChat is kept on the disk, acknowledged in time, and answered when it is back.</summary>
public sealed class OutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Trouble.Refuses)]
    [InlineData(Trouble.Hangs)]
    [InlineData(Trouble.Locked)]
    public async Task What_is_written_meanwhile_is_acknowledged_in_time_and_answered_in_order_when_the_database_is_back(Trouble trouble)
    {
        await using var city = await AwayCity.StartAsync(trouble);
        var users = Enumerable.Range(0, 4).Select(_ => city.WeChat.NewUser()).ToList();
        Assert.Equal("好的", (await users[0].Says("照着说")).Text);
        await city.TakeAwayAsync();
        foreach (var text in new[] { "照着说", "帮助" })
            foreach (var user in users)
                Assert.Equal("success", (await city.AnsweredInTimeAsync(() => user.Says(text))).Body);
        Assert.NotEmpty(city.SpoolFiles);
        foreach (var file in city.SpoolFiles)
            Assert.DoesNotContain(users, user => Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(user.OpenId, StringComparison.Ordinal));
        await city.BringBackAsync();
        var lines = (await city.WeChat.TranscriptAsync()).Where(line => line.Speaker == Speaker.Resident)
            .GroupBy(line => line.ConversationId, line => line.Text);
        Assert.Equal(users.Count, lines.Count());
        Assert.All(lines, said => Assert.Equal(["照着说", "帮助"], said.TakeLast(2)));
        await city.WeChat.DeliverAfterAsync(TimeSpan.FromSeconds(7));
        foreach (var user in users)
        {
            var pushed = string.Join('\n', city.WeChat.Peer.Messages.Where(message => message.To == user.OpenId).Select(message => message.Content));
            Assert.Equal(2, pushed.Split("好的").Length);
            Assert.InRange(pushed.IndexOf("您可以这样说", StringComparison.Ordinal), pushed.IndexOf("好的", StringComparison.Ordinal) + 1, int.MaxValue);
        }
    }

    [Fact]
    public async Task The_spool_survives_a_restart_and_what_was_taken_in_before_a_kill_is_not_taken_in_twice()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses);
        var user = city.WeChat.NewUser();
        await city.TakeAwayAsync();
        await user.Says("照着说");
        await user.Says("帮助");
        await city.WeChat.RestartAsync();
        // Behind what waits, though the process does not know yet that the database is away.
        Assert.Equal("success", (await user.Says("我的诉求")).Body);
        var left = city.SpoolFiles.ToDictionary(file => file, File.ReadAllBytes);
        Assert.Equal(3, left.Count);
        await city.BringBackAsync();
        Assert.Empty(city.SpoolFiles);
        // Killed after the commit and before the file was deleted, which a power cut may bring back too.
        foreach (var (file, content) in left)
            await File.WriteAllBytesAsync(file, content, Cancellation);
        await File.WriteAllTextAsync(left.Keys.First() + ".tmp", "half written", Cancellation);
        await city.WeChat.RestartAsync();
        await city.BringBackAsync();
        Assert.Empty(city.SpoolFiles);
        var lines = await city.WeChat.TranscriptAsync();
        Assert.Equal(["照着说", "帮助", "我的诉求"], lines.Where(line => line.Speaker == Speaker.Resident).Select(line => line.Text));
        Assert.Equal(3, lines.Where(line => line.ReplyTo is not null).Select(line => line.ReplyTo).Distinct().Count());
        Assert.Single(lines, line => line.Text == "好的");
    }

    [Fact]
    public async Task What_comes_later_waits_behind_what_is_in_the_spool()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses);
        var (user, other) = (city.WeChat.NewUser(), city.WeChat.NewUser());
        await city.TakeAwayAsync();
        await user.Says("照着说");
        city.Line!.Restore();
        city.WeChat.Get<DatabaseOutage>().End();
        Assert.Equal("success", (await user.Says("帮助")).Body);
        Assert.Equal("好的", (await other.Says("照着说")).Text);
        await city.BringBackAsync();
        Assert.StartsWith("好的", (await user.Says("照着说")).Text, StringComparison.Ordinal);
        var lines = (await city.WeChat.TranscriptAsync()).Where(line => line.Speaker == Speaker.Resident).GroupBy(line => line.ConversationId);
        Assert.Contains(lines, said => said.Select(line => line.Text).SequenceEqual(["照着说", "帮助", "照着说"]));
    }

    [Fact]
    public async Task Whoever_leaves_meanwhile_is_forgotten_and_pictures_and_wishes_are_kept()
    {
        await using var city = await AwayCity.StartAsync(
            Trouble.Refuses, ("WeChat:Accounts:main:Subscription:TemplateId", "T"), ("WeChat:Accounts:main:Subscription:Fields:thing1", "{what}"));
        var (leaver, sender, wisher) = (city.WeChat.NewUser(), city.WeChat.NewUser(), city.WeChat.NewUser());
        foreach (var user in new[] { leaver, sender, wisher })
            await user.Says("照着说");
        await city.TakeAwayAsync();
        await leaver.Says("再说一句");
        Assert.Equal("success", (await leaver.Does("unsubscribe", "")).Body);
        var picture = city.WeChat.Peer.Address + "/picture";
        Assert.Equal("success", (await sender.Sends("image", WeChatUser.NewId(), ("PicUrl", picture), ("MediaId", "m"))).Body);
        const string agreed =
            "<SubscribeMsgPopupEvent><List><TemplateId>T</TemplateId><SubscribeStatusString>accept</SubscribeStatusString></List></SubscribeMsgPopupEvent>";
        Assert.Equal("success", (await wisher.Does("subscribe_msg_popup_event", null, agreed)).Body);
        await city.BringBackAsync();
        await using var db = await city.WeChat.Get<Transactions>().ReadAsync(Cancellation);
        var conversations = await db.Conversations.AsNoTracking().ToListAsync(Cancellation);
        Assert.Single(conversations, conversation => conversation.LeftAt is not null);
        Assert.Single(conversations, conversation => conversation.PushQuota.Acceptances == 1);
        var lines = await city.WeChat.TranscriptAsync();
        Assert.DoesNotContain(lines, line => line.Text == "再说一句");
        var photo = Assert.Single(Assert.Single(lines, line => line.Kind == MessageKind.Photo).Attachments);
        Assert.NotNull(await city.WeChat.Get<Photos>().ReadAsync(photo.Id, Cancellation));
    }

    [Fact]
    public async Task An_account_that_cannot_push_says_that_the_answer_is_to_be_fetched()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses, ("WeChat:Accounts:main:CustomerService", "false"));
        var user = city.WeChat.NewUser();
        await city.TakeAwayAsync();
        Assert.Contains("查看回复", (await user.Says("照着说")).Text, StringComparison.Ordinal);
        await city.BringBackAsync();
        await city.WeChat.DeliverAfterAsync(TimeSpan.FromSeconds(7));
        Assert.Contains("好的", (await user.Says("查看回复")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_the_outage_cuts_off_is_answered_later_and_not_lost()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses);
        var user = city.WeChat.NewUser();
        var asked = user.Says("慢慢说");
        await city.WeChat.Script.Began.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        await city.TakeAwayAsync();
        city.WeChat.Script.Release.SetResult();
        Assert.Equal("success", (await asked).Body);
        await city.BringBackAsync();
        await city.WeChat.DeliverAfterAsync(TimeSpan.FromSeconds(7));
        Assert.Equal("好的", Assert.Single(city.WeChat.Peer.Messages).Content);
        Assert.DoesNotContain("   at ", city.WeChat.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_comes_again_meanwhile_has_its_answer_pushed_since_it_did_not_arrive()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses);
        var (user, id) = (city.WeChat.NewUser(), WeChatUser.NewId());
        Assert.Equal("好的", (await user.Says("照着说", id)).Text);
        await city.TakeAwayAsync();
        Assert.Equal("success", (await user.Says("照着说", id)).Body);
        Assert.Equal("success", (await user.Says("照着说", id)).Body);
        await city.BringBackAsync();
        await city.WeChat.DeliverAfterAsync(TimeSpan.FromSeconds(7));
        Assert.Equal("（怕您没收到，再发一次）\n好的", Assert.Single(city.WeChat.Peer.Messages).Content);
        Assert.Equal(1, city.WeChat.Script.Turns);
    }

    [Fact]
    public async Task What_neither_the_database_nor_the_disk_takes_is_not_acknowledged()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses);
        var user = city.WeChat.NewUser();
        await File.WriteAllTextAsync(city.SpoolFolder, "no folder", Cancellation);
        await city.TakeAwayAsync();
        var id = WeChatUser.NewId();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await user.Says("照着说", id)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await user.Says("照着说", id)).Status);
        Assert.Equal(1, city.Logged("takes no more"));
        File.Delete(city.SpoolFolder);
        Assert.Equal("success", (await user.Says("照着说", id)).Body);
        await city.BringBackAsync();
        Assert.Single(await city.WeChat.TranscriptAsync(), line => line.Text == "照着说");
    }

    [Fact]
    public async Task An_outage_is_one_line_when_it_begins_and_one_when_it_ends()
    {
        await using var city = await AwayCity.StartAsync(Trouble.Refuses);
        var users = Enumerable.Range(0, 5).Select(_ => city.WeChat.NewUser()).ToList();
        await city.TakeAwayAsync();
        foreach (var user in users)
            await user.Says("照着说");
        city.WeChat.Clock.Advance(TimeSpan.FromSeconds(63));
        await city.BringBackAsync();
        await city.WeChat.Get<WatchDatabase>().LookAsync(Cancellation);
        Assert.Equal((1, 1), (city.Logged("does not answer"), city.Logged("answers again after 63 s; 5 messages")));
        Assert.DoesNotContain("   at ", city.WeChat.Log.Text, StringComparison.Ordinal);
    }
}
