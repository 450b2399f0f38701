using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>How the webhook answered; <paramref name="Xml"/> is the opened reply, null for <c>success</c> and refusals.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, XElement? Xml)
{
    /// <summary>What the resident reads; null when nothing is shown.</summary>
    public string? Text => Source is { } source ? WeChatScreen.Read(source) : null;

    /// <summary>The same with its links as they were sent.</summary>
    public string? Source => Xml?.Element("Content")?.Value;
}

/// <summary>How WeChat shows a text: of a choice that can be tapped only its words are seen.</summary>
internal static partial class WeChatScreen
{
    public static string Read(string content) => MenuLink().Replace(content, "$1");

    [GeneratedRegex("<a href=\"weixin://bizmsgmenu[^\"]*\">([^<]*)</a>")]
    private static partial Regex MenuLink();
}

/// <summary>
/// A resident in WeChat together with WeChat's server, which wraps what the resident does as the account's mode wants.
/// Written from the protocol's description, without the channel's code.
/// </summary>
internal sealed class WeChatUser(WeChatCity city, string account)
{
    public const string AccountId = "gh_a1b2c3d4e5f6";
    private static int people;
    private static long messages = 24680135791357913;

    public string OpenId { get; } = $"oUserOf{Interlocked.Increment(ref people):D4}-abcdefghijklmnop"[..28];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string NewId() => Interlocked.Increment(ref messages).ToString(CultureInfo.InvariantCulture);

    public Task<Answer> Says(string text, string? id = null) => Sends("text", id ?? NewId(), ("Content", text));

    public Task<Answer> Does(string name, string? key = null, string? more = null) => PostAsync(Message(
        [("MsgType", "event"), ("Event", name), .. key is null ? Array.Empty<(string, string)>() : [("EventKey", key)]], more));

    public Task<Answer> Sends(string type, string id, params (string Name, string Value)[] fields) =>
        PostAsync(Message([("MsgType", type), .. fields, ("MsgId", id)], null));

    public string Message(IEnumerable<(string Name, string Value)> fields, string? more)
    {
        var root = new XElement(
            "xml",
            new XElement("ToUserName", new XCData(AccountId)),
            new XElement("FromUserName", new XCData(OpenId)),
            new XElement("CreateTime", city.Clock.GetUtcNow().ToUnixTimeSeconds()),
            fields.Select(field =>
                new XElement(field.Name, field.Value.Contains("]]>", StringComparison.Ordinal) ? new XText(field.Value) : new XCData(field.Value))));
        if (more is not null)
            root.Add(XElement.Parse(more));
        return root.ToString();
    }

    /// <summary>Posts a message in the mode of the account.</summary>
    public Task<Answer> PostAsync(string xml)
    {
        var (query, body) = Wrap(xml);
        return PostAsync(query, body);
    }

    /// <summary>The same; the reply is not opened.</summary>
    public async Task<HttpResponseMessage> PostRawAsync(string xml)
    {
        var (query, body) = Wrap(xml);
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        return await city.Http.PostAsync($"/wechat/{account}?{query}", content, Cancellation);
    }

    public async Task<Answer> PostAsync(string query, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var response = await city.Http.PostAsync($"/wechat/{account}?{query}", content, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return new Answer(response.StatusCode, text, text.StartsWith("<xml>", StringComparison.Ordinal) ? Open(XElement.Parse(text)) : null);
    }

    private (string Query, string Body) Wrap(string xml)
    {
        var (timestamp, nonce) = (city.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "834512907");
        if (account == "open")
            return ($"signature={Sha1(WeChatCity.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={OpenId}", xml);
        var encrypted = Encrypt(xml, WeChatCity.AppId);
        var beside = account == "both" ? "<FromUserName>oForged</FromUserName><MsgType>text</MsgType><Content>forged</Content><MsgId>1</MsgId>" : "";
        return (
            $"signature={Sha1(WeChatCity.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}&openid={OpenId}&encrypt_type=aes&msg_signature={Sha1(WeChatCity.Token, timestamp, nonce, encrypted)}",
            $"<xml><ToUserName><![CDATA[{AccountId}]]></ToUserName>{beside}<Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");
    }

    public static string Sha1(params string[] parts)
    {
        var list = parts.ToList();
        list.Sort(string.CompareOrdinal);
#pragma warning disable CA5350 // The protocol's algorithm.
        return Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(string.Join("", list)))).ToLowerInvariant();
#pragma warning restore CA5350
    }

    public static string Encrypt(string text, string appId)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)bytes.Length);
        byte[] full = [.. RandomNumberGenerator.GetBytes(16), .. length, .. bytes, .. Encoding.ASCII.GetBytes(appId)];
        var pad = 32 - (full.Length % 32);
        full = [.. full, .. Enumerable.Repeat((byte)pad, pad)];
        using var aes = Cipher();
        return Convert.ToBase64String(aes.CreateEncryptor().TransformFinalBlock(full, 0, full.Length));
    }

    private XElement Open(XElement outer)
    {
        var reply = outer.Element("Encrypt") is { } encrypted ? XElement.Parse(Decrypt(outer, encrypted.Value)) : outer;
        Assert.Equal(account == "open", outer.Element("Encrypt") is null);
        Assert.Equal((OpenId, AccountId, "text"), (reply.Element("ToUserName")!.Value, reply.Element("FromUserName")!.Value, reply.Element("MsgType")!.Value));
        Assert.InRange(Encoding.UTF8.GetByteCount(reply.Element("Content")!.Value), 1, 1800);
        return reply;
    }

    private static string Decrypt(XElement outer, string encrypted)
    {
        Assert.Equal(Sha1(WeChatCity.Token, outer.Element("TimeStamp")!.Value, outer.Element("Nonce")!.Value, encrypted), outer.Element("MsgSignature")!.Value);
        Assert.Equal("834512907", outer.Element("Nonce")!.Value);
        using var aes = Cipher();
        var cipher = Convert.FromBase64String(encrypted);
        var full = aes.CreateDecryptor().TransformFinalBlock(cipher, 0, cipher.Length);
        Assert.Equal(0, full.Length % 32);
        full = full[..^full[^1]];
        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(full.AsSpan(16));
        Assert.Equal(WeChatCity.AppId, Encoding.ASCII.GetString(full[(20 + length)..]));
        return Encoding.UTF8.GetString(full, 20, length);
    }

    private static Aes Cipher()
    {
        var key = Convert.FromBase64String(WeChatCity.EncodingAesKey + "=");
        var aes = Aes.Create();
        (aes.Key, aes.IV, aes.Mode, aes.Padding) = (key, key[..16], CipherMode.CBC, PaddingMode.None);
        return aes;
    }
}
