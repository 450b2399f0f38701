using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ResidentAssistant.Integrations.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Our crypto and XML against code that nobody here wrote: npm's wechat-crypto and co-wechat.</summary>
public sealed class PeerCryptoTests(NodePeer node) : IClassFixture<NodePeer>
{
    private const int Seed = 20261123;
    private const string Nonce = "834512907";
    private const string User = "oTestOpenId_0001-abcdefghijk";
    private const string City = "gh_a1b2c3d4e5f6";
    private static readonly byte[] Key = WeChatCrypto.Key(WeChatCity.EncodingAesKey);
    private static readonly string[] Pieces = ["路灯坏了", "😀", "👨‍👩‍👧", "𠮷", "é", "\n", " ", "<![CDATA[", "&amp;", "\"'", "3号楼", "a", "\u200d", "。"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_texts_that_they_seal_are_opened_here_and_the_other_way_round()
    {
        var padded = new HashSet<int>();
        foreach (var text in Texts(200))
        {
            var theirs = await node.AskAsync(new { ask = "seal", text, timestamp = "1767225600", nonce = Nonce });
            var encrypted = (string)theirs["encrypted"]!;
            Assert.True(WeChatCrypto.IsSigned((string?)theirs["signature"], WeChatCity.Token, "1767225600", Nonce, encrypted));
            Assert.Equal(text, WeChatCrypto.Decrypt(Key, WeChatCity.AppId, encrypted));

            var ours = WeChatCrypto.Encrypt(Key, WeChatCity.AppId, text);
            var opened = await node.AskAsync(new { ask = "open", encrypted = ours, timestamp = "1767225600", nonce = Nonce });
            Assert.Equal((text, WeChatCity.AppId), ((string?)opened["message"], (string?)opened["id"]));
            Assert.Equal(WeChatCrypto.Sign(WeChatCity.Token, "1767225600", Nonce, ours), (string?)opened["signature"]);
            padded.Add(32 - ((20 + Encoding.UTF8.GetByteCount(text) + WeChatCity.AppId.Length) % 32));
        }

        Assert.Equal(Enumerable.Range(1, 32), padded.Order());
    }

    [Fact]
    public async Task A_request_that_they_seal_and_sign_is_answered_and_they_open_and_parse_the_answer()
    {
        await using var city = await WeChatCity.StartAsync();
        using var http = new HttpClient { BaseAddress = node.Account };
        var now = city.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var said = Message(User, City, "我的诉求", "<MsgId>24680135791357913</MsgId>");
        var theirs = await node.AskAsync(new { ask = "seal", text = said, timestamp = now, nonce = Nonce });
        var query =
            $"signature={WeChatCrypto.Sign(WeChatCity.Token, now, Nonce)}&timestamp={now}&nonce={Nonce}&encrypt_type=aes&msg_signature={theirs["signature"]}";
        var answer =
            await PostAsync(city.Http, "/wechat/main?"
                + query, $"<xml><ToUserName><![CDATA[{City}]]></ToUserName><Encrypt><![CDATA[{theirs["encrypted"]}]]></Encrypt></xml>");
        var envelope = XElement.Parse(answer);
        var reading =
            await node.AskAsync(
                new
                {
                    ask = "open",
                    encrypted = envelope.Element("Encrypt")!.Value,
                    timestamp = envelope.Element("TimeStamp")!.Value,
                    nonce = envelope.Element("Nonce")!.Value
                });
        Assert.Equal(envelope.Element("MsgSignature")!.Value, (string?)reading["signature"]);
        Assert.Contains("您还没有反映过问题", (string?)reading["message"], StringComparison.Ordinal);

        // The whole answer, handed to a co-wechat account: it checks, opens and parses it with its own code.
        var (understood, to, from) = await AskAccountAsync(http, answer, envelope);
        Assert.Equal((User, City, "text"), ((string?)understood["ToUserName"], (string?)understood["FromUserName"], (string?)understood["MsgType"]));
        Assert.Contains("您还没有反映过问题", (string?)understood["Content"], StringComparison.Ordinal);
        Assert.Equal((City, User), (to, from));
    }

    [Fact]
    public async Task A_passive_answer_with_every_kind_of_character_is_parsed_by_them_and_their_sealed_answer_is_opened_here()
    {
        using var http = new HttpClient { BaseAddress = node.Account };
        foreach (var text in Texts(72).Select(text => text.Trim()).Where(text => text.Length > 0))
        {
            var reply = WeChatXml.TextReply(User, City, DateTimeOffset.FromUnixTimeSeconds(1767225602), text);
            var encrypted = WeChatCrypto.Encrypt(Key, WeChatCity.AppId, reply);
            var envelope =
                new XElement("xml", new XElement("Encrypt", encrypted),
                    new XElement("MsgSignature", WeChatCrypto.Sign(WeChatCity.Token, "1767225602", Nonce, encrypted)), new XElement("TimeStamp", "1767225602"),
                        new XElement("Nonce", Nonce));
            var (understood, _, _) = await AskAccountAsync(http, envelope.ToString(), envelope);
            Assert.Equal(WeChatXml.Read(reply)["Content"].Trim(), (string?)understood["Content"]);
        }
    }

    /// <summary>Hands an envelope to the co-wechat account; opens its sealed answer, which holds what it understood.</summary>
    private static async Task<(JsonNode Understood, string To, string From)> AskAccountAsync(HttpClient http, string body, XElement envelope)
    {
        var query = $"?encrypt_type=aes&timestamp={envelope.Element("TimeStamp")!.Value}&nonce={envelope.Element("Nonce")!.Value}&msg_signature={envelope.Element("MsgSignature")!.Value}";
        var answer = XElement.Parse(await PostAsync(http, query, body));
        string Part(string name) => answer.Element(name)!.Value;
        Assert.True(WeChatCrypto.IsSigned(Part("MsgSignature"), WeChatCity.Token, Part("TimeStamp"), Part("Nonce"), Part("Encrypt")));
        var opened = WeChatXml.Read(WeChatCrypto.Decrypt(Key, WeChatCity.AppId, Part("Encrypt")) ?? "");
        return (JsonNode.Parse(opened["Content"])!, opened["ToUserName"], opened["FromUserName"]);
    }

    private static async Task<string> PostAsync(HttpClient http, string path, string xml)
    {
        using var response = await http.PostAsync(path, new StringContent(xml, Encoding.UTF8, "text/xml"), Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode} {body}");
        return body;
    }

    private static string Message(string from, string to, string text, string more) =>
        $"<xml><ToUserName><![CDATA[{to}]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content>{more}</xml>";

    private static IEnumerable<string> Texts(int count)
    {
        // Every length of padding first, then anything.
        var random = new Random(Seed);
        for (var i = 0; i < count; i++)
            yield return i < 32 ? new string('x', i) : string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }
}
