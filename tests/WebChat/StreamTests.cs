using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>The live line: nothing is missed and nothing comes twice.</summary>
public sealed class StreamTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_echo_comes_before_the_answer()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        var id = await visitor.PostAsync("帮助");
        var heard = await stream.UntilAsync("您可以这样说");
        Assert.Equal([id], heard.SkipLast(1).Select(activity => (string?)activity["id"]));
    }

    [Fact]
    public async Task A_first_stream_begins_with_the_welcome()
    {
        using var visitor = new DirectLineClient(host);
        await visitor.AskTokenAsync();
        await visitor.StartAsync();
        using var stream = await LiveStream.OpenAsync(visitor.StreamUrl);
        Assert.True(DirectLineClient.IsFromCity(await stream.NextAsync()));
        Assert.Equal("2", stream.Watermark);
    }

    [Fact]
    public async Task Without_a_watermark_only_what_comes_after_is_heard()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.SaysAsync("帮助");
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(""));
        var id = await visitor.PostAsync("我的诉求");
        Assert.Equal(id, (string?)(await stream.NextAsync())["id"]);
    }

    [Fact]
    public async Task Who_comes_back_with_a_watermark_gets_exactly_what_was_missed()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.SaysAsync("帮助");
        var before = visitor.Watermark;
        await visitor.SaysAsync("我的诉求");
        await visitor.SaysAsync("我的预约");
        var missed = DirectLineClient.Activities(await visitor.ReadAsync(before)).Select(activity => (string?)activity["id"]).ToList();
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(before));
        foreach (var id in missed)
            Assert.Equal(id, (string?)(await stream.NextAsync())["id"]);
        Assert.Equal(visitor.Watermark, stream.Watermark);
        var next = await visitor.PostAsync("道德讲堂");
        Assert.Equal(next, (string?)(await stream.NextAsync())["id"]);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_line_that_breaks_again_and_again_while_messages_come_in_has_no_gap_and_no_double(DatabaseProvider provider)
    {
        await using var own = await TestHost.StartAsync(provider);
        using var visitor = await DirectLineClient.OpenAsync(own);
        var writing = WriteAsync(visitor, messages: 12);
        var heard = new List<long> { 2 };
        var watermark = visitor.Watermark;
        var last = long.MaxValue;
        while (heard[^1] < last)
        {
            using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(watermark));
            for (var read = 0; (read < 3 || !stream.IsFrameRead) && heard[^1] < last; read++)
            {
                heard.Add(DirectLineClient.Sequence(await stream.NextAsync()));
                if (last == long.MaxValue && heard.Count >= 13)
                {
                    await writing;
                    await own.AnsweredAsync(visitor.Conversation);
                    last = long.Parse((string?)(await visitor.ReadAsync("1000"))["watermark"] ?? "");
                }
            }

            watermark = stream.Watermark;
        }

        Assert.Equal(Enumerable.Range(2, heard.Count).Select(number => (long)number), heard);
        Assert.True(heard.Count >= 25);
    }

    [Fact]
    public async Task What_another_node_wrote_in_between_is_heard_in_its_place()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        await visitor.PostAsync("帮助");
        var last = DirectLineClient.Sequence((await stream.UntilAsync("您可以这样说"))[^1]);
        // The city's own services are another node: what they signal does not reach the host's sockets.
        var visit = await Transcripts.QueryAsync(host.City, db => db.Conversations.SingleAsync(c => c.Id == visitor.Conversation, Cancellation));
        await host.City.Get<TurnRunner>().ReceiveAndAnswerAsync(new InboundMessage.Text(visit.Channel, visit.Address, "elsewhere", "我的诉求"), Cancellation);
        await visitor.PostAsync("我的预约");
        for (var next = last + 1; next <= last + 4; next++)
            Assert.Equal(next, DirectLineClient.Sequence(await stream.NextAsync()));
    }

    [Fact]
    public async Task What_another_node_wrote_is_heard_though_nobody_here_writes()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        var visit = await Transcripts.QueryAsync(host.City, db => db.Conversations.SingleAsync(c => c.Id == visitor.Conversation, Cancellation));
        await host.City.Get<TurnRunner>().ReceiveAndAnswerAsync(new InboundMessage.Text(visit.Channel, visit.Address, "elsewhere", "帮助"), Cancellation);
        await stream.UntilAsync("您可以这样说");
    }

    [Fact]
    public async Task Two_sockets_at_once_hear_the_same()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var first = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        using var second = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        await visitor.PostAsync("帮助");
        var heard = (await first.UntilAsync("您可以这样说")).Select(DirectLineClient.Sequence);
        Assert.Equal(heard, (await second.UntilAsync("您可以这样说")).Select(DirectLineClient.Sequence));
    }

    [Fact]
    public async Task A_persons_words_arrive_without_being_asked_for()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        await visitor.PostAsync("转人工");
        await stream.UntilAsync("已经帮您叫值班律师");
        var lawyer = await host.City.StaffAsync("lawyer@example.cn");
        var reception = host.Get<Reception>();
        var waiting = (await reception.ListAsync(lawyer, Cancellation)).Single(item => item.ConversationId == visitor.Conversation);
        await reception.ClaimAsync(lawyer, waiting.SessionId, Cancellation);
        await reception.SayAsync(lawyer, waiting.SessionId, "您把合同发我看看", Cancellation);
        var said = (await stream.UntilAsync("您把合同发我看看"))[^1];
        Assert.Equal(("lawyer", "张律师"), ((string?)said["channelData"]!["speaker"], (string?)said["from"]!["name"]));
        await reception.EndAsync(lawyer, waiting.SessionId, Cancellation);
    }

    [Fact]
    public async Task Empty_frames_are_passed_over_and_a_flood_ends_the_line()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        await stream.SendAsync("");
        await visitor.PostAsync("帮助");
        await stream.UntilAsync("您可以这样说");
        await stream.SendAsync(new string('x', 10_000));
        await stream.UntilClosedAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.Closed);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task After_a_restart_the_client_goes_on_with_its_watermark(DatabaseProvider provider)
    {
        await using var own = await TestHost.StartAsync(provider);
        using var visitor = await DirectLineClient.OpenAsync(own);
        using var before = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        await visitor.PostAsync("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await before.UntilAsync("是哪个小区");
        await own.StopAsync();
        await before.UntilClosedAsync();
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, before.Closed);

        await own.StartAsync();
        using var after = await LiveStream.OpenAsync(await visitor.ResumeAsync(before.Watermark));
        var id = await visitor.PostAsync("阳光花园");
        var heard = await after.UntilAsync("请您核对");
        Assert.Equal(id, (string?)heard[0]["id"]);
        Assert.Equal(long.Parse(before.Watermark) + 1, DirectLineClient.Sequence(heard[0]));
    }

    private static async Task WriteAsync(DirectLineClient visitor, int messages)
    {
        for (var i = 0; i < messages; i++)
            await visitor.PostAsync("帮助", $"w{i}");
    }
}
