using System.Net;
using System.Text;
using ResidentAssistant.Assistant.Conversations;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Whose requests are taken, and what becomes of those that are not WeChat's.</summary>
public sealed class WebhookTests
{
    private static readonly DateTimeOffset VectorTime = DateTimeOffset.FromUnixTimeSeconds(1767225600);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_address_is_confirmed_by_echoing_and_only_to_who_knows_the_token()
    {
        await using var city = await WeChatCity.StartAsync(VectorTime);
        const string signed = "signature=e79e67157175bf60da4089b366f79282bea42ea6&timestamp=1767225600&nonce=834512907&echostr=5523876104417829341";
        var good = await city.Http.GetAsync("/wechat/main?" + signed, Cancellation);
        Assert.Equal("5523876104417829341", await good.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("text/plain", good.Content.Headers.ContentType!.MediaType);
        foreach (
            var bad in new[] { signed.Replace("e79e", "e79f", StringComparison.Ordinal), signed.Replace("834512907", "834512908", StringComparison.Ordinal),
                "echostr=1", "" })
            Assert.Equal(HttpStatusCode.Forbidden, (await city.Http.GetAsync("/wechat/main?" + bad, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Http.GetAsync("/wechat/nobody?" + signed, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task The_published_safe_mode_request_is_understood_and_answered()
    {
        await using var city = await WeChatCity.StartAsync(VectorTime);
        var query = "signature=e79e67157175bf60da4089b366f79282bea42ea6&timestamp=1767225600&nonce=834512907&openid=oTestOpenId_0001-abcdefghijk&encrypt_type=aes&msg_signature=6a7a1e8e15ff2b6d2e69a52efff73f3ff585cb8c";
        using var body =
            new StringContent($"<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName><Encrypt><![CDATA[{Vectors.SafeInbound}]]></Encrypt></xml>",
                Encoding.UTF8, "text/xml");
        var response = await city.Http.PostAsync("/wechat/main?" + query, body, Cancellation);
        Assert.Contains("<MsgSignature>", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var heard = (await city.TranscriptAsync())[0];
        Assert.Equal(("路灯坏了，怎么报修？", city.Get<Inbox>().StoredKey("24680135791357913"), Speaker.Resident), (heard.Text, heard.InboundKey, heard.Speaker));
    }

    [Fact]
    public async Task Each_mode_is_answered_in_its_own_way()
    {
        await using var city = await WeChatCity.StartAsync();
        foreach (var account in new[] { "main", "both", "open" })
            Assert.Contains("您还没有反映过问题", (await city.NewUser(account).Says("我的诉求")).Text, StringComparison.Ordinal);
        // What lay in clear beside the encrypted part was not read.
        Assert.DoesNotContain("forged", string.Join('\n', (await city.TranscriptAsync()).Select(a => a.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clear_message_is_refused_unless_the_account_is_in_plain_mode()
    {
        await using var city = await WeChatCity.StartAsync();
        foreach (var user in new[] { city.NewUser("main"), city.NewUser("both") })
            Assert.Equal(HttpStatusCode.Forbidden,
                (await user.PostAsync(Signed(city), user.Message([("MsgType", "text"), ("Content", "你好"), ("MsgId", "1")], null))).Status);
        Assert.Empty(await city.TranscriptAsync());
    }

    [Fact]
    public async Task Wrong_signatures_are_refused_in_both_forms()
    {
        await using var city = await WeChatCity.StartAsync();
        var open = city.NewUser("open");
        var message = open.Message([("MsgType", "text"), ("Content", "你好"), ("MsgId", "1")], null);
        Assert.Equal(HttpStatusCode.Forbidden, (await open.PostAsync(Signed(city).Replace("nonce=1", "nonce=2", StringComparison.Ordinal), message)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await open.PostAsync("", message)).Status);
        var safe = city.NewUser();
        // A right signature of address and time alone covers no body.
        var body = $"<xml><Encrypt>{WeChatUser.Encrypt(message, WeChatCity.AppId)}</Encrypt></xml>";
        Assert.Equal(HttpStatusCode.Forbidden, (await safe.PostAsync(Signed(city) + "&encrypt_type=aes", body)).Status);
        Assert.Empty(await city.TranscriptAsync());
    }

    [Fact]
    public async Task An_old_request_cannot_be_played_again()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser("open");
        var message = user.Message([("MsgType", "text"), ("Content", "我的诉求"), ("MsgId", "1")], null);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.PostAsync(Signed(city, -301), message)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.PostAsync(Signed(city, 301), message)).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.PostAsync(Signed(city, -299), message)).Status);
    }

    [Fact]
    public async Task A_message_for_another_account_or_a_damaged_one_is_refused_without_a_stack_trace()
    {
        await using var city = await WeChatCity.StartAsync(VectorTime);
        var user = city.NewUser();
        foreach (var encrypted in new[] { Vectors.OtherAppId, Vectors.SafeInbound[..^30], "AAAA", "" })
        {
            var answer = await user.PostAsync(
                $"timestamp=1767225600&nonce=1&encrypt_type=aes&msg_signature={WeChatUser.Sha1(WeChatCity.Token, "1767225600", "1", encrypted)}",
                    $"<xml><Encrypt>{encrypted}</Encrypt></xml>");
            Assert.Equal((HttpStatusCode.Forbidden, ""), (answer.Status, answer.Body));
        }
    }

    [Fact]
    public async Task What_is_not_a_message_is_refused()
    {
        await using var city = await WeChatCity.StartAsync();
        string[] bodies =
        [
            "",
            "not xml",
            "{\"MsgType\":\"text\"}",
            "<xml><MsgType>text</xml>",
            "<other><FromUserName>o1</FromUserName><ToUserName>gh_1</ToUserName><MsgType>text</MsgType></other>",
            "<xml><MsgType>text</MsgType><ToUserName>gh_1</ToUserName></xml>",
            "<!DOCTYPE xml [<!ENTITY a \"aaaa\"><!ENTITY b "
                + "\"&a;&a;&a;&a;\">]><xml><FromUserName>&b;</FromUserName><ToUserName>gh_1</ToUserName><MsgType>text</MsgType></xml>",
            "<!DOCTYPE xml [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><xml><FromUserName>o1</FromUserName><ToUserName>gh_1</ToUserName><MsgType>text</MsgType><Content>&f;</Content></xml>",
        ];
        foreach (var body in bodies)
        {
            var answer = await city.NewUser("open").PostAsync(Signed(city), body);
            Assert.Equal((body, HttpStatusCode.BadRequest, ""), (body, answer.Status, answer.Body));
        }

        Assert.Empty(await city.TranscriptAsync());
        Assert.DoesNotContain("Error ", city.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_large_a_body_is_refused_whether_its_length_is_told_or_not()
    {
        await using var city = await WeChatCity.StartAsync();
        var body = "<xml><Content>" + new string('x', 300 * 1024) + "</Content></xml>";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await city.NewUser("open").PostAsync(Signed(city), body)).Status);
        using var chunked =
            new HttpRequestMessage(HttpMethod.Post, "/wechat/open?"
                + Signed(city))
            { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))) };
        chunked.Headers.TransferEncodingChunked = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await city.Http.SendAsync(chunked, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_not_found()
    {
        await using var city = await WeChatCity.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await city.NewUser("nobody").PostAsync(Signed(city), "<xml/>")).Status);
    }

    [Fact]
    public async Task Logs_tell_what_came_but_neither_who_nor_what_was_said()
    {
        await using var city = await WeChatCity.StartAsync(
            null, ("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft", "Debug"), ("Logging:LogLevel:System.Net.Http.HttpClient", "Debug"));
        var user = city.NewUser();
        var id = WeChatUser.NewId();
        await user.Says("我家在檀溪路8号的秘密", id);
        await user.Sends("image", WeChatUser.NewId(), ("PicUrl", "http://127.0.0.1:1/secret-picture"), ("MediaId", "m"));
        await user.Says("出错");
        city.Peer.Faults.Enqueue(45015);
        await user.Says("慢慢说也是秘密");
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Contains(id, city.Log.Text, StringComparison.Ordinal);
        Assert.Contains("on purpose", city.Log.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { user.OpenId, "秘密", "secret-picture", WeChatCity.Secret, WeChatCity.EncodingAesKey, "TOKEN_" })
            Assert.DoesNotContain(secret, city.Log.Text, StringComparison.Ordinal);
    }

    private static string Signed(WeChatCity city, int secondsOff = 0)
    {
        var timestamp = $"{city.Clock.GetUtcNow().ToUnixTimeSeconds() + secondsOff}";
        return $"signature={WeChatUser.Sha1(WeChatCity.Token, timestamp, "1")}&timestamp={timestamp}&nonce=1";
    }
}
