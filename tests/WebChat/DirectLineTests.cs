using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>Starting, posting and reading over HTTP.</summary>
public sealed class DirectLineTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_same_visitor_gets_the_same_conversation_and_another_one_another()
    {
        using var visitor = new DirectLineClient(host);
        using var other = new DirectLineClient(host);
        var first = await visitor.AskTokenAsync();
        var again = await visitor.AskTokenAsync();
        var stranger = await other.AskTokenAsync();
        Assert.Equal((string?)first["conversationId"], (string?)again["conversationId"]);
        Assert.NotEqual((string?)first["conversationId"], (string?)stranger["conversationId"]);
        Assert.Equal(3600, (int)first["expires_in"]!);
    }

    [Fact]
    public async Task The_first_start_is_201_later_ones_200_and_the_welcome_comes_once()
    {
        using var visitor = new DirectLineClient(host);
        await visitor.AskTokenAsync();
        Assert.Equal(HttpStatusCode.Created, await visitor.StartAsync());
        Assert.Equal(HttpStatusCode.OK, await visitor.StartAsync());
        await visitor.AskTokenAsync();
        Assert.Equal(HttpStatusCode.OK, await visitor.StartAsync());
        await host.AnsweredAsync(visitor.Conversation);
        var welcome = Assert.Single(await visitor.ReadNewsAsync());
        Assert.Contains("您好", (string?)welcome["text"], StringComparison.Ordinal);
        Assert.Equal("我要反映问题", (string?)welcome["suggestedActions"]!["actions"]![0]!["value"]);
    }

    [Fact]
    public async Task A_number_to_call_is_an_action_that_dials()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.PostAsync("着火了！厨房烧起来了");
        await host.AnsweredAsync(visitor.Conversation);
        var first = (await visitor.ReadNewsAsync()).First(activity => (string?)activity["from"]!["role"] == "bot");
        var call = first["suggestedActions"]!["actions"]![0]!;
        Assert.Equal(("call", "打 119", "tel:119"), ((string?)call["type"], (string?)call["title"], (string?)call["value"]));
    }

    [Fact]
    public async Task Starts_at_the_same_moment_greet_once()
    {
        using var visitor = new DirectLineClient(host);
        await visitor.AskTokenAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.StartAsync()));
        await host.AnsweredAsync(visitor.Conversation);
        Assert.Single(await visitor.ReadNewsAsync());
    }

    [Fact]
    public async Task A_post_is_echoed_with_what_clients_know_it_by_before_it_is_answered()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var sent = DirectLineClient.Message("帮助", "8iphmcgn3sj");
        sent["channelData"]!["attachmentSizes"] = new JsonArray();
        sent["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = "看说明" };
        sent["localTimestamp"] = "2026-11-23T09:30:00.000+08:00";
        sent["locale"] = "zh-CN";
        sent["value"] = new JsonObject { ["a"] = 1 };
        sent["localTimezone"] = "Asia/Shanghai";
        var id = await visitor.PostAsync(sent);
        Assert.NotEmpty(id);
        await host.AnsweredAsync(visitor.Conversation);
        var heard = await visitor.ReadNewsAsync();
        var echo = heard[0];
        Assert.Equal(id, (string?)echo["id"]);
        foreach (var (key, value) in sent["channelData"]!.AsObject())
            Assert.True(JsonNode.DeepEquals(value, echo["channelData"]![key]), key);
        foreach (var key in new[] { "text", "localTimestamp", "locale", "value", "localTimezone" })
            Assert.True(JsonNode.DeepEquals(sent[key], echo[key]), key);
        Assert.StartsWith("dl_", (string?)echo["from"]!["id"], StringComparison.Ordinal);
        Assert.All(heard.Skip(1), reply => Assert.True(DirectLineClient.IsFromCity(reply)));
        Assert.NotEmpty(heard.Skip(1));
    }

    [Fact]
    public async Task Numbers_and_times_strictly_increase_even_when_the_clock_stands_still()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        foreach (var words in new[] { "帮助", "我的诉求", "我的预约", "道德讲堂" })
            await visitor.SaysAsync(words);
        var all = DirectLineClient.Activities(await visitor.ReadAsync(""));
        Assert.True(all.Count >= 9);
        Assert.All(all.Zip(all.Skip(1)), pair =>
        {
            Assert.True(string.CompareOrdinal((string?)pair.First["timestamp"], (string?)pair.Second["timestamp"]) < 0);
            Assert.True(DirectLineClient.Sequence(pair.First) < DirectLineClient.Sequence(pair.Second));
        });
    }

    [Fact]
    public async Task The_same_message_twice_gets_the_same_id_and_one_answer()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var first = await visitor.PostAsync("帮助", "same");
        await host.AnsweredAsync(visitor.Conversation);
        var second = await visitor.PostAsync("帮助", "same");
        await host.AnsweredAsync(visitor.Conversation);
        Assert.Equal(first, second);
        Assert.Equal(2, (await visitor.ReadNewsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_message_ten_times_at_once_has_one_effect(DatabaseProvider provider)
    {
        await using var own = await TestHost.StartAsync(provider);
        using var visitor = await DirectLineClient.OpenAsync(own);
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.PostAsync("转人工", "same")));
        Assert.Single(ids.Distinct());
        await own.AnsweredAsync(visitor.Conversation);
        Assert.Equal(2, (await visitor.ReadNewsAsync()).Count);
        Assert.Single(await own.Get<Reception>().ListAsync(await own.City.StaffAsync("lawyer@example.cn"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("-7")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999999")]
    [InlineData("'; DROP TABLE Activities; --")]
    public async Task A_watermark_that_is_no_number_reads_from_the_beginning(string watermark)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var set = await visitor.ReadAsync(watermark);
        Assert.Contains("您好", (string?)Assert.Single(DirectLineClient.Activities(set))["text"], StringComparison.Ordinal);
        Assert.Equal("2", (string?)set["watermark"]);
    }

    [Fact]
    public async Task A_watermark_at_the_end_reads_nothing_and_comes_back()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var set = await visitor.ReadAsync(visitor.Watermark);
        Assert.Empty(DirectLineClient.Activities(set));
        Assert.Equal(visitor.Watermark, (string?)set["watermark"]);
    }

    [Fact]
    public async Task A_watermark_beyond_the_end_is_brought_back_so_that_nothing_later_is_missed()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var set = await visitor.ReadAsync("1000");
        Assert.Empty(DirectLineClient.Activities(set));
        Assert.Equal(visitor.Watermark, (string?)set["watermark"]);
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync("1000"));
        await visitor.PostAsync("帮助");
        await stream.UntilAsync("您可以这样说");
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    public async Task What_is_not_a_message_gets_an_id_and_has_no_effect(string type)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        Assert.NotEmpty(await visitor.PostAsync(new JsonObject { ["type"] = type, ["name"] = "webchat/join", ["text"] = "转人工" }));
        await host.AnsweredAsync(visitor.Conversation);
        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"帮助\"")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"message","text":true}""")]
    [InlineData("""{"type":"message","text":["帮助"]}""")]
    [InlineData("""{"type":"message","text":{"text":"帮助"}}""")]
    [InlineData("""{"type":7,"text":"帮助"}""")]
    public async Task What_is_not_an_activity_is_400(string body)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.PostRawAsync(body);
        Assert.Equal((400, "MalformedActivity"), await DirectLineClient.RefusalAsync(response));
        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Theory]
    [InlineData(0xFF, 0xFE)]
    [InlineData(0xC0, 0xAF)]
    [InlineData(0xED, 0xA0)]
    public async Task Bytes_that_are_no_text_are_400_wherever_they_stand(int first, int second)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        byte[] odd = [(byte)first, (byte)second];
        foreach (
            var (before, after) in new[] { ("{\"type\":\"message\",\"text\":\"帮助", "\"}"), ("{\"type\":\"message\",\"text\":\"帮助\",\"", "\":1}"),
                ("", "{\"text\":\"帮助\"}") })
        {
            var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(before), .. odd, .. Encoding.UTF8.GetBytes(after)]);
            content.Headers.ContentType = new("application/json");
            using var response = await visitor.SendAsync(HttpMethod.Post, visitor.Path("/activities"), content);
            Assert.Equal((400, "MalformedActivity"), await DirectLineClient.RefusalAsync(response));
        }

        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Theory]
    [InlineData("""{"type":"message","text":"帮助","channelData":"x"}""")]
    [InlineData("""{"type":"message","text":"帮助","channelData":[1]}""")]
    [InlineData("""{"type":"message","text":"帮助","channelData":{"clientActivityID":7}}""")]
    [InlineData("""{"text":"帮助","from":3,"conversation":"x","id":[]}""")]
    public async Task An_activity_with_odd_parts_is_still_heard(string body)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.PostRawAsync(body);
        await DirectLineClient.JsonAsync(response, HttpStatusCode.OK);
        await host.AnsweredAsync(visitor.Conversation);
        Assert.Equal(2, (await visitor.ReadNewsAsync()).Count);
    }

    [Fact]
    public async Task An_activity_of_300_KB_is_413_and_nothing_of_it_is_kept()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var response = await visitor.PostRawAsync(DirectLineClient.Message(new string('a', 300 * 1024), "long").ToJsonString());
        Assert.Equal((413, "MessageSizeTooBig"), await DirectLineClient.RefusalAsync(response));
        Assert.Empty(await visitor.ReadNewsAsync());
    }

    [Fact]
    public async Task Markup_comes_back_as_the_text_it_is()
    {
        const string markup = "<img src=x onerror=alert(1)> **3号楼** &lt; \"'` 油烟太大";
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.PostAsync(markup);
        await visitor.PostAsync("阳光花园");
        await host.AnsweredAsync(visitor.Conversation);
        var heard = await visitor.ReadNewsAsync();
        Assert.Equal(markup, (string?)heard[0]["text"]);
        Assert.Contains(heard.Where(DirectLineClient.IsFromCity), reply => ((string?)reply["text"])!.Contains(markup, StringComparison.Ordinal));
        Assert.All(heard.Where(DirectLineClient.IsFromCity), reply => Assert.Equal("plain", (string?)reply["textFormat"]));
    }

    [Fact]
    public async Task The_database_holds_no_second_conversation_of_a_visitor()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.SaysAsync("帮助");
        await using var db = await host.City.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        var own = await db.Conversations.SingleAsync(c => c.Id == visitor.Conversation, TestContext.Current.CancellationToken);
        Assert.Equal(1, await db.Conversations.CountAsync(c => c.AddressHash == own.AddressHash, TestContext.Current.CancellationToken));
    }
}
