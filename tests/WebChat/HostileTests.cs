using System.Net;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>Everything that the web chat answers, asked by somebody who may not; and by somebody who asks too often.</summary>
public sealed class HostileTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Ours = "https://www.example.gov.cn";
    private static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Who asks: nobody, garbage, a visitor of another conversation, a token that is over, a stream credential.</summary>
    public static TheoryData<string> Askers => ["nobody", "garbage", "another visitor", "over", "stream"];

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task No_verb_on_any_path_of_a_conversation_tells_or_changes_anything(string asker)
    {
        await using var own = await TestHost.StartAsync();
        using var victim = await DirectLineClient.OpenAsync(own);
        await victim.PostAsync("我叫王小明");
        await own.AnsweredAsync(victim.Conversation);
        await victim.ReadNewsAsync();
        using var stranger = await DirectLineClient.OpenAsync(own);
        var token = await TokenAsync(own, asker, victim, stranger);
        foreach (
            var path in new[] { "", "?watermark=0", "/activities", "/activities?watermark=0", "/upload", "/upload?userId=x", "/stream", $"/stream?t={token}",
                $"/stream?watermark=0&t={stranger.Token}", "/members", "/activities/1" })
            foreach (var verb in Verbs)
            {
                var content = verb is "POST" or "PUT" or "PATCH" ? new StringContent("""{"type":"message","text":"转人工"}""", null, "application/json") : null;
                using var response = await stranger.SendAsync(new HttpMethod(verb), victim.Path(path), content, token);
                Assert.True((int)response.StatusCode is >= 400 and <= 426 and not 429, $"{verb} {path}: {(int)response.StatusCode}");
                Assert.DoesNotContain("王小明", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            }

        Assert.Empty(await victim.ReadNewsAsync());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("garbage")]
    [InlineData("stream")]
    public async Task Neither_starting_nor_refreshing_works_without_a_token_of_ones_own(string asker)
    {
        using var victim = await DirectLineClient.OpenAsync(host);
        using var stranger = await DirectLineClient.OpenAsync(host);
        foreach (var path in new[] { "/v3/directline/conversations", "/v3/directline/tokens/refresh", "/v3/directline/tokens/generate" })
        {
            using var response = await stranger.SendAsync(HttpMethod.Post, path, null, await TokenAsync(host, asker, victim, stranger));
            Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound
                or HttpStatusCode.MethodNotAllowed, $"{path}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_photo_is_shown_to_nobody_without_its_link_whatever_else_they_hold()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var upload = await visitor.UploadAsync((TestPictures.Png(), "a.png"));
        await DirectLineClient.JsonAsync(upload, HttpStatusCode.OK);
        var photo = new Uri((string?)(await visitor.ReadNewsAsync())[0]["attachments"]![0]!["contentUrl"] ?? "").AbsolutePath;
        foreach (var verb in Verbs)
            foreach (
                var query in new[] { "", "?until=9223372036854775807&sign=", "?until=9223372036854775807&sign=%00", "?until=x&sign=x",
                    $"?until=1&sign={visitor.Token}" })
            {
                using var response = await visitor.SendAsync(new HttpMethod(verb), photo + query);
                Assert.True((int)response.StatusCode is 400 or 404 or 405, $"{verb} {query}: {(int)response.StatusCode}");
            }
    }

    [Fact]
    public async Task Nine_sockets_of_one_conversation_close_the_oldest()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var streams = new List<LiveStream>();
        for (var i = 0; i <= OpenStreams.PerConversation; i++)
            streams.Add(await LiveStream.OpenAsync(await visitor.ResumeAsync(visitor.Watermark)));
        await streams[0].UntilClosedAsync();
        Assert.Equal(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, streams[0].Closed);
        await visitor.PostAsync("帮助");
        foreach (var stream in streams.Skip(1))
            await stream.UntilAsync("您可以这样说");
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task An_address_has_only_so_many_sockets_and_gets_a_place_back_when_one_closes()
    {
        await using var own = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["WebChat:SocketsPerAddress"] = "2" });
        using var visitor = await DirectLineClient.OpenAsync(own);
        using var other = await DirectLineClient.OpenAsync(own);
        using var first = await LiveStream.OpenAsync(visitor.StreamUrl);
        using var second = await LiveStream.OpenAsync(other.StreamUrl);
        await other.ResumeAsync("");
        Assert.Equal(429, await LiveStream.RefusedAsync(other.StreamUrl));
        first.Dispose();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                using var third = await LiveStream.OpenAsync(other.StreamUrl);
                return true;
            }
            catch (System.Net.WebSockets.WebSocketException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task Who_asks_too_often_reads_why_in_JSON_also_on_a_page_of_another_site()
    {
        await using var own =
            await TestHost.StartAsync(settings: new Dictionary<string,
                string?>
            { ["WebChat:TokensPerMinute"] = "1", ["WebChat:MessagesPerTenSeconds"] = "1", ["WebChat:AllowedOrigins:0"] = Ours });
        using var visitor = await DirectLineClient.OpenAsync(own);
        foreach (var path in new[] { "/webchat/token", visitor.Path("/activities"), visitor.Path("/upload") })
        {
            using var first = await AskAsync(visitor, path);
            using var refused = await AskAsync(visitor, path);
            Assert.Equal((429, "TooManyRequests"), await DirectLineClient.RefusalAsync(refused));
            Assert.Equal(Ours, Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After"))), 1, 60);
        }
    }

    [Fact]
    public async Task Many_visitors_of_one_address_share_a_larger_limit_and_one_visitor_does_not_use_up_anothers()
    {
        await using var own = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["WebChat:MessagesPerTenSeconds"] = "2" });
        using var loud = await DirectLineClient.OpenAsync(own);
        using var quiet = await DirectLineClient.OpenAsync(own);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StatusAsync(loud, loud.Path("/activities"))));
        Assert.Contains(429, statuses);
        Assert.Equal(200, await StatusAsync(quiet, quiet.Path("/activities")));

        // Paths that name no conversation of the asker count too: 2 × 20 in ten seconds.
        var guesses = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => StatusAsync(loud, $"/v3/directline/conversations/{Guid.NewGuid():N}/activities")));
        Assert.Contains(403, guesses);
        Assert.Contains(429, guesses);
    }

    private static Task<HttpResponseMessage> AskAsync(DirectLineClient visitor, string path) => visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Headers = { { "Origin", Ours }, { "Authorization", "Bearer " + visitor.Token } },
        Content = new StringContent(DirectLineClient.Message("帮助", Guid.NewGuid().ToString("N")).ToJsonString(), null, "application/json"),
    });

    private static async Task<int> StatusAsync(DirectLineClient visitor, string path)
    {
        using var response = await AskAsync(visitor, path);
        return (int)response.StatusCode;
    }

    private static async Task<string?> TokenAsync(TestHost host, string asker, DirectLineClient victim, DirectLineClient stranger)
    {
        if (asker == "over")
        {
            host.City.Clock.Advance(TimeSpan.FromMinutes(61));
            var old = victim.Token;
            await victim.AskTokenAsync();
            return old;
        }

        return asker switch
        {
            "nobody" => null,
            "garbage" => "%00.{}.x",
            "stream" => (await victim.ResumeAsync("")).Split("t=")[1],
            _ => stranger.Token,
        };
    }
}
