using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>What one client can make the city keep, send and do.</summary>
public sealed class LimitTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:0DB8:0001:0002::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("fe80::1%1", "fe80::2%2", true)]
    public void Limits_count_households(string one, string other, bool same) =>
        Assert.Equal(same, Household.Of(IPAddress.Parse(one)) == Household.Of(IPAddress.Parse(other)));

    [Fact]
    public async Task The_public_search_counts_a_household_and_not_each_of_its_addresses()
    {
        await using var own = await TestHost.StartAsync();
        using var http = new HttpClient { BaseAddress = own.Address };
        async Task<int> AskAsync(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/knowledge/search?q=") { Headers = { { "X-Forwarded-For", address } } };
            using var response = await http.SendAsync(request, Cancellation);
            return (int)response.StatusCode;
        }

        for (var call = 0; call < 120; call++)
            Assert.Equal(200, await AskAsync($"2001:db8:1:2::{call:x}"));
        Assert.Equal(429, await AskAsync("2001:db8:1:2:a:b:c:d"));
        own.City.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(429, await AskAsync("2001:db8:1:2::1"));
        Assert.Equal(200, await AskAsync("2001:db8:1:3::1"));
        own.City.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, await AskAsync("2001:db8:1:2::1"));
    }

    [Fact]
    public async Task However_a_conversations_id_is_written_it_is_one_conversation()
    {
        await using var own = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["WebChat:MessagesPerTenSeconds"] = "3" });
        using var visitor = await DirectLineClient.OpenAsync(own);
        var id = visitor.Conversation;
        string[] spellings =
            [$"{id:N}", $"{id:N}".ToUpperInvariant(), $"{id:D}", $"{id:D}".ToUpperInvariant(), $"%7B{id:D}%7D", $"({id:D})", Uri.EscapeDataString($"{id:X}")];
        var taken = 0;
        foreach (var spelling in spellings)
        {
            using var response = await visitor.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{spelling}/activities", new StringContent("""{"type":"typing"}"""));
            taken += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.Equal(3, taken);
        own.City.Clock.Advance(TimeSpan.FromSeconds(10));
        await visitor.PostAsync(new JsonObject { ["type"] = "typing" });
        using var otherCase = await visitor.SendAsync(HttpMethod.Get, $"/V3/DirectLine/Conversations/{id:N}");
        Assert.Equal(HttpStatusCode.OK, otherCase.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/conversations/{id}")]
    [InlineData("GET", "/conversations/{id}/activities")]
    [InlineData("GET", "/conversations/{id}/stream")]
    [InlineData("POST", "/tokens/refresh")]
    [InlineData("POST", "/conversations")]
    public async Task Reading_resuming_streaming_refreshing_and_starting_have_a_limit_too(string method, string path)
    {
        await using var own =
            await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["WebChat:MessagesPerTenSeconds"] = "2", ["WebChat:TokensPerMinute"] = "4" });
        using var visitor = await DirectLineClient.OpenAsync(own);
        var address = "/v3/directline" + path.Replace("{id}", visitor.ConversationId, StringComparison.Ordinal);
        var answers = new List<int>();
        for (var call = 0; call < 20; call++)
        {
            using var response = await visitor.SendAsync(new HttpMethod(method), address);
            answers.Add((int)response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.Equal((429, "TooManyRequests"), await DirectLineClient.RefusalAsync(response));
        }

        Assert.NotEqual(429, answers[0]);
        Assert.Contains(429, answers);
    }

    [Fact]
    public async Task A_long_conversation_is_read_a_hundred_lines_at_a_time_without_gap_or_double()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await SayAsync(visitor, [.. Enumerable.Range(0, 250).Select(number => $"第{number}句")]);
        var pages = await PagesAsync(visitor);
        Assert.Equal([100, 100, 52], pages.Select(page => page.Count + (page == pages[0] ? 1 : 0)));
        Assert.Equal(Enumerable.Range(2, 251).Select(number => (long)number), pages.SelectMany(page => page).Select(DirectLineClient.Sequence));
        using var stream = await LiveStream.OpenAsync(await visitor.ResumeAsync("0"));
        for (var number = 2; number <= 252; number++)
            Assert.Equal(number, DirectLineClient.Sequence(await stream.NextAsync()));
    }

    [Fact]
    public async Task An_answer_to_a_read_stays_small_however_long_the_lines_are()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await SayAsync(visitor, [.. Enumerable.Range(0, 40).Select(number => number + new string('长', Inbox.TextLimit - 10))]);
        var lines = 0;
        for (var watermark = ""; ;)
        {
            using var response = await visitor.SendAsync(HttpMethod.Get, visitor.Path("/activities?watermark=" + watermark));
            var body = await response.Content.ReadAsByteArrayAsync(Cancellation);
            Assert.InRange(body.Length, 0, 1024 * 1024);
            var set = JsonNode.Parse(body)!;
            if (DirectLineClient.Activities(set) is not { Count: > 0 } page)
                break;
            lines += page.Count;
            watermark = DirectLineClient.Text(set["watermark"]);
        }

        Assert.Equal(41, lines);
    }

    [Fact]
    public async Task Of_what_a_client_posts_only_what_it_knows_its_message_by_is_kept()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var sent = DirectLineClient.Message("帮助", "kept");
        var junk = new string('x', 40_000);
        sent["channelData"]!["junk"] = junk;
        sent["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = junk };
        sent["entities"] = new JsonArray(junk);
        sent["value"] = junk;
        sent["locale"] = junk;
        sent["junk"] = new JsonObject { ["deep"] = junk };
        await visitor.PostAsync(sent);
        var echo = (await visitor.ReadNewsAsync())[0];
        Assert.Equal(("kept", "帮助"), ((string?)echo["channelData"]!["clientActivityID"], (string?)echo["text"]));
        Assert.InRange(echo.ToJsonString().Length, 1, PostedActivity.KeptLimit);
        var kept = (await Transcripts.ReadAsync(host.City, visitor.Conversation)).Single(line => line.InboundKey == host.Get<Inbox>().StoredKey("kept"));
        Assert.InRange(Encoding.UTF8.GetByteCount(kept.ChannelData!), 1, PostedActivity.KeptLimit);
    }

    [Fact]
    public void Whatever_is_posted_no_more_than_four_kilobytes_are_kept_beside_the_text()
    {
        var chance = new Random(1);
        string Text(int most) =>
            string.Concat(Enumerable.Range(0, chance.Next(most)).Select(_ => chance.Next(4) switch { 0 => "字", 1 => "\\\"", 2 => "😀", _ => "a" }));
        for (var round = 0; round < 200; round++)
        {
            var activity = DirectLineClient.Message(Text(900), Text(99));
            foreach (var name in new[] { "locale", "localTimestamp", "localTimezone", "textFormat", "value", Text(9) + "?" })
                activity[name] = Text(chance.Next(2) == 0 ? 40 : 900);
            activity["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = Text(400) };
            activity["channelData"]!["attachmentSizes"] = new JsonArray(1, 2, 3);
            var read = PostedActivity.Read(Encoding.UTF8.GetBytes(activity.ToJsonString()))!;
            Assert.InRange(Encoding.UTF8.GetByteCount(read.Kept), 1, PostedActivity.KeptLimit);
        }
    }

    [Fact]
    public async Task Too_many_frames_end_a_stream_and_a_heartbeat_does_not()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var calm = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        using var loud = await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark));
        for (var frame = 0; frame < 3; frame++)
            await calm.SendAsync("");
        for (var frame = 0; frame <= ActivityStream.FramesPerMinute; frame++)
            await loud.SendAsync("");
        await loud.UntilClosedAsync();
        await visitor.PostAsync("帮助");
        await calm.UntilAsync("您可以这样说");
    }

    [Fact]
    public void For_a_reader_who_does_not_read_little_is_held_and_then_the_log_is_read()
    {
        var (feed, conversation) = (new ConversationFeed(), new Conversation(Guid.NewGuid(), "webchat", "dl_1", "h", Guid.NewGuid(), TestCity.Monday));
        using var news = new StreamNews(conversation.Id, feed, host.Get<Typing>());
        void Say(int times)
        {
            for (var said = 0; said < times; said++)
                feed.Publish(conversation.Id, Activity.FromAssistant(conversation, "好", [], null, TestCity.Monday));
        }

        Say(3);
        Assert.Equal([1L, 2, 3], news.Take(0)!.Select(line => line.Sequence));
        Say(10_000);
        Assert.InRange(news.Held, 1, StreamNews.HeldAtOnce);
        Assert.Null(news.Take(3));
        Say(1);
        Assert.Equal([10_004L], news.Take(10_003)!.Select(line => line.Sequence));
    }

    [Fact]
    public async Task A_form_of_many_parts_is_refused()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        foreach (var asFile in new[] { true, false })
        {
            using var form = new MultipartFormDataContent();
            for (var part = 0; part < 200; part++)
                if (asFile)
                    form.Add(new ByteArrayContent([1]), "file", $"{part}.png");
                else
                    form.Add(new StringContent("x"), $"field{part}");
            using var response = await visitor.SendAsync(HttpMethod.Post, visitor.Path("/upload"), form);
            Assert.Equal((400, "MalformedUpload"), await DirectLineClient.RefusalAsync(response));
        }
    }

    /// <summary>All pages from the beginning.</summary>
    private static async Task<List<IReadOnlyList<JsonNode>>> PagesAsync(DirectLineClient visitor)
    {
        var pages = new List<IReadOnlyList<JsonNode>>();
        for (var watermark = ""; ;)
        {
            var set = await visitor.ReadAsync(watermark);
            if (DirectLineClient.Activities(set) is not { Count: > 0 } page)
                return pages;
            pages.Add(page);
            watermark = DirectLineClient.Text(set["watermark"]);
        }
    }

    /// <summary>The city says all this.</summary>
    private Task SayAsync(DirectLineClient visitor, string[] texts) => host.City.Transactions.RunAsync(
        async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Id == visitor.Conversation, Cancellation);
            db.Activities.AddRange(texts.Select(text => Activity.FromAssistant(conversation, text, [], null, TestCity.Monday)));
        },
        Cancellation);
}
