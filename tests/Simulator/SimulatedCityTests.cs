using ResidentAssistant.Integrations.WeChatSimulator;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>Residents in WeChat from end to end: the real channel, the real assistant, a stranger's WeChat.</summary>
public sealed class SimulatedCityTests
{
    [Theory]
    [InlineData(PushMode.Clear)]
    [InlineData(PushMode.Both)]
    [InlineData(PushMode.Encrypted)]
    public async Task A_complaint_is_filed_in_every_mode(object mode)
    {
        await using var city = await SimulatedCity.StartAsync((PushMode)mode);
        var zhang = await city.FollowerAsync();
        foreach (var line in new[] { "楼上漏水，把我家墙都泡了", "阳光花园5号楼2单元301" })
            Assert.Equal(PushEnd.Reply, (await zhang.SaysAsync(line)).End);
        Assert.Equal(PushEnd.Reply, (await zhang.TapsAsync("提交")).End);
        Assert.Contains(zhang.Heard, line => line.Contains("XY", StringComparison.Ordinal));
        Assert.DoesNotContain(zhang.Screen, line => line.Text == WebhookSender.FailureLine);
    }

    [Fact]
    public async Task Two_residents_chat_at_once_and_hear_only_their_own()
    {
        await using var city = await SimulatedCity.StartAsync();
        var (zhang, li) = (await city.FollowerAsync("张"), await city.FollowerAsync("李"));
        await Task.WhenAll(zhang.SaysAsync("路灯坏了"), li.SaysAsync("你好"));
        await Task.WhenAll(zhang.SaysAsync("长虹路9号门口"), li.SaysAsync("谢谢"));
        Assert.Equal((2, 2), (Mine(zhang), Mine(li)));
        Assert.True(zhang.Heard.Count >= 2 && li.Heard.Count >= 2);
        Assert.NotEqual(zhang.Heard[^1], li.Heard[^1]);
    }

    [Fact]
    public async Task A_slow_answer_is_cut_and_repeated_and_the_person_reads_it_once()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        var before = zhang.Heard.Count;
        var wechat = new ObservedClock(TestCity.Monday);
        city.WeChat.Timers = wechat;
        var said = zhang.SaysAsync("慢慢说");
        await city.Script.Began.Task;
        for (var post = 1; post <= 2; post++)
            await CutAsync(wechat, post);
        await PostedAsync(wechat, 3);
        city.Script.Release.TrySetResult();
        Assert.Equal((PushEnd.Reply, 3), ((await said).End, (await said).Posts));
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["好的"], zhang.Heard.Skip(before));

        city.Script.Bubbles = ["好了"];
        city.WeChat.Faults.NextPush(PushTrouble.Slow);
        var again = zhang.SaysAsync("照着说");
        await Eventually.TrueAsync(async () => (await city.TranscriptAsync()).Any(line => line.Text == "好了"));
        await CutAsync(wechat, 4);
        var cut = await again;
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((PushEnd.Reply, 2), (cut.End, cut.Posts));
        Assert.Equal(["好的", "好了"], zhang.Heard.Skip(before));
        Assert.Equal(2, city.Script.Turns);
    }

    [Fact]
    public async Task Duplicates_and_broken_connections_are_answered_once()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        var before = zhang.Heard.Count;
        foreach (var trouble in new[] { PushTrouble.Duplicate, PushTrouble.Cut, PushTrouble.WidePadding })
        {
            city.WeChat.Faults.NextPush(trouble);
            city.Script.Bubbles = [$"好的，{trouble}"];
            Assert.Equal($"好的，{trouble}", (await zhang.SaysAsync("照着说")).Text);
        }

        await city.DeliverAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((3, 3), (city.Script.Turns, zhang.Heard.Count - before));
        Assert.DoesNotContain(city.WeChat.Log.Entries, entry => entry.Text.StartsWith("两份同样的消息", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PushTrouble.BadSignature)]
    [InlineData(PushTrouble.WrongAppId)]
    [InlineData(PushTrouble.TruncatedCipher)]
    [InlineData(PushTrouble.OldTimestamp)]
    public async Task A_forged_message_changes_nothing(object trouble)
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        var before = (await city.TranscriptAsync()).Count;
        city.WeChat.Faults.NextPush((PushTrouble)trouble);
        Assert.InRange((await zhang.SaysAsync("照着说")).Status, 400, 499);
        Assert.Equal((before, 0), ((await city.TranscriptAsync()).Count, city.Script.Turns));
    }

    [Fact]
    public async Task A_photo_is_fetched_and_kept()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        await zhang.SaysAsync("路灯坏了");
        Assert.Equal(PushEnd.Reply, (await zhang.SendsPhotoAsync()).End);
        Assert.Single(Directory.GetFiles(city.City.Settings["DataDir"]!, "*", SearchOption.AllDirectories), file =>
            file.Contains("attachments", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_late_answer_comes_as_a_customer_service_message_and_survives_a_dead_token()
    {
        await using var city = await SimulatedCity.StartAsync();
        var zhang = await city.FollowerAsync();
        city.Script.Bubbles = [string.Concat(Enumerable.Repeat("这一段很长。", 150)), "完"];
        var before = zhang.Heard.Count;
        await zhang.SaysAsync("照着说");
        city.Account.Tokens.RevokeAll();
        city.WeChat.Faults.NextCall(CallTrouble.Refuse, "/cgi-bin/message/custom/send", code: 40001);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Contains(zhang.Screen, line => line.Origin == LineOrigin.CustomerService);
        Assert.Equal(string.Concat(city.Script.Bubbles), string.Concat(zhang.Heard.Skip(before)).Replace("\n", "", StringComparison.Ordinal));
    }

    /// <summary>Returns when WeChat waits for the answer to this post, counted over all messages.</summary>
    private static Task PostedAsync(ObservedClock wechat, int post) => Eventually.TrueAsync(() => wechat.TimersOf(WebhookSender.Patience) >= post);

    /// <summary>Lets WeChat's five seconds pass for this post.</summary>
    private static async Task CutAsync(ObservedClock wechat, int post)
    {
        await PostedAsync(wechat, post);
        wechat.Advance(WebhookSender.Patience);
    }

    private static int Mine(Phone phone) => phone.Screen.Count(line => line.Origin == LineOrigin.Mine);
}
