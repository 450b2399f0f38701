using System.Net;
using System.Text;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Posts that no WeChat ever sent, plain and encrypted, signed rightly and wrongly: never a failure of the server.</summary>
public sealed class WebhookFuzzTests
{
    private static readonly string[] Types = ["text", "image", "voice", "video", "location", "link", "event", "EVENT", "", "no such type"];
    private static readonly string[] Events =
    [
        "subscribe", "unsubscribe", "SCAN", "CLICK", "LOCATION", "VIEW", "subscribe_msg_popup_event", "user_authorization_cancellation",
            "TEMPLATESENDJOBFINISH", "\u001D", "",
    ];

    private static readonly string[] Names =
    [
        "ToUserName", "FromUserName", "CreateTime", "MsgType", "Content", "MsgId", "Event", "EventKey", "PicUrl", "MediaId", "Recognition", "Location_X",
            "Location_Y",
        "Label", "Title", "Url", "bizmsgmenuid", "OpenID", "Encrypt", "SubscribeMsgPopupEvent", "Ticket", "MsgID", "xml",
    ];

    private static readonly string[] Odd =
    [
        "0", "-1", "9223372036854775808", "1767225600000", new string('9', 400), "1e400", "NaN", "\0", "\u001D\u000B", "&#29;", "&#x110000;", "&amp;", "&",
            "&lt;", "]]>",
        "<![CDATA[", "]]&gt;", "<!-- -- -->", "<?php ?>", "<a><b><c>d</c></b></a>", "<a/>", "<!DOCTYPE a>", "\uD83D\uDE00", "\uFFFE", "\uFEFF", "\u202E",
            "qrscene_",
        "case.rate:1,Satisfied", "http://127.0.0.1:1/p", "http://[::1", "file:///etc/passwd", "//", " ", "\r\n", "照着说", "【收到不支持的消息类型，暂无法显示】", "转人工", "提交",
        "取消", "％", new string('长', 5000), string.Concat(Enumerable.Repeat("<a>", 500)), "x='" + new string('y', 1000) + "'",
    ];

    [Fact]
    public async Task No_post_makes_the_webhook_fail()
    {
        await using var city = await WeChatCity.StartAsync();
        var (posts, serverErrors, taken) = (0, new List<string>(), 0);
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 400))
        {
            var user = city.NewUser(chance.Next(3) switch { 0 => "main", 1 => "both", _ => "open" });
            var body = Body(user, chance);
            var answer = await PostAsync(city, user, body, chance);
            posts++;
            taken += answer == HttpStatusCode.OK ? 1 : 0;
            if ((int)answer >= 500)
                serverErrors.Add($"seed {seed}: {(int)answer}");
        }

        Fuzz.Report("webhook", new { posts, taken, serverErrors = serverErrors.Count });
        Assert.Empty(serverErrors);
        Assert.InRange(taken, posts / 10, posts - 1);
        Assert.Equal("好的", (await city.NewUser().Says("照着说")).Text);
        Assert.DoesNotContain("   at ", city.Log.Text, StringComparison.Ordinal);
    }

    private static string Body(WeChatUser user, Random chance)
    {
        var nodes = new List<(string Name, string Value)>
        {
            ("ToUserName", WeChatUser.AccountId), ("FromUserName", user.OpenId), ("CreateTime", "1767225600"), ("MsgType", Types[chance.Next(Types.Length)]),
            ("Content", "照着说"), ("MsgId", WeChatUser.NewId()), ("Event", Events[chance.Next(Events.Length)]),
        };
        for (var change = chance.Next(4); change > 0; change--)
        {
            var at = chance.Next(nodes.Count);
            switch (chance.Next(5))
            {
                case 0 when nodes.Count > 1:
                    nodes.RemoveAt(at);
                    break;
                case 1:
                    nodes[at] = (nodes[at].Name, Odd[chance.Next(Odd.Length)]);
                    break;
                case 2:
                    nodes.Insert(at, (Names[chance.Next(Names.Length)], Odd[chance.Next(Odd.Length)]));
                    break;
                case 3:
                    nodes.Insert(at, nodes[chance.Next(nodes.Count)]);
                    break;
                default:
                    nodes[at] = (nodes[at].Name, nodes[at].Value + Odd[chance.Next(Odd.Length)]);
                    break;
            }
        }

        var xml = new StringBuilder(chance.Next(6) == 0 ? Odd[chance.Next(Odd.Length)] : "").Append(chance.Next(20) == 0 ? "<XML>" : "<xml>");
        foreach (var (name, value) in nodes)
            xml.Append(chance.Next(3) == 0 ? $"<{name}>{value}</{name}>" : $"<{name}><![CDATA[{value}]]></{name}>");
        xml.Append(chance.Next(20) == 0 ? "" : "</xml>");
        return xml.ToString();
    }

    private static async Task<HttpStatusCode> PostAsync(WeChatCity city, WeChatUser user, string body, Random chance)
    {
        if (chance.Next(3) > 0)
            return (await user.PostRawAsync(body)).StatusCode;
        // Bytes changed on the way, in another encoding, with a part of the address missing.
        Encoding encoding = chance.Next(4) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => Encoding.Latin1, _ => Encoding.UTF8 };
        byte[] bytes = [.. chance.Next(2) == 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(body)];
        for (var change = chance.Next(4); change > 0; change--)
            bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        if (chance.Next(4) == 0)
            bytes = bytes[..chance.Next(bytes.Length)];
        var timestamp = $"{city.Clock.GetUtcNow().ToUnixTimeSeconds()}";
        string[] query = [$"signature={WeChatUser.Sha1(WeChatCity.Token, timestamp, "1")}", $"timestamp={timestamp}", "nonce=1", $"openid={user.OpenId}"];
        var asked = string.Join('&', query.Where(_ => chance.Next(12) > 0));
        asked += chance.Next(8) == 0 ? "&encrypt_type=aes&msg_signature=%00&timestamp=9223372036854775807" : "";
        using var content = new ByteArrayContent(bytes);
        using var response = await city.Http.PostAsync("/wechat/open?" + asked, content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
