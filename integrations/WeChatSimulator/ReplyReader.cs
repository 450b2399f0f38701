using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Opens and judges the answers of a webhook.</summary>
internal sealed class ReplyReader(SimulatedWeChat world, SimulatedAccount account)
{
    /// <summary>UTF-8 bytes of a passive text.</summary>
    public const int TextLimit = 2048;

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public ReplyReading Read(PushMessage message, int status, byte[] body)
    {
        if (status != 200)
            return new ReplyReading.Bad($"HTTP {status}");
        if (body.Length == 0 || body.AsSpan().SequenceEqual("success"u8))
            return new ReplyReading.Silence();
        if (body.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return new ReplyReading.Bad("回复以 BOM 开头");
        if (Parse(Encoding.UTF8.GetString(body)) is not { } outer)
            return new ReplyReading.Bad("回复不是 <xml>：" + Beginning(body));
        if (outer.Element("Encrypt") is null)
            return account.Mode == PushMode.Encrypted ? new ReplyReading.Bad("安全模式下回复没有加密") : Judge(message, outer);
        return account.Mode == PushMode.Clear ? new ReplyReading.Bad("明文模式下回复加了密") : Open(message, outer);
    }

    private ReplyReading Open(PushMessage message, XElement outer)
    {
        var text = (string name) => outer.Element(name)?.Value ?? "";
        if (!long.TryParse(text("TimeStamp"), out _) || text("Nonce").Length == 0)
            return new ReplyReading.Bad("加密回复缺少 TimeStamp 或 Nonce");
        if (text("MsgSignature") != PushCrypto.Signature(account.Token, text("TimeStamp"), text("Nonce"), text("Encrypt")))
            return new ReplyReading.Bad("回复的 MsgSignature 不对");
        return PushCrypto.Decrypt(account.EncodingAesKey, text("Encrypt"), account.AppId) switch
        {
            Decrypted.Unreadable(var why) => new ReplyReading.Bad("回复解不开：" + why),
            Decrypted.Clear(var clear) => Parse(clear) is { } inner ? Judge(message, inner) : new ReplyReading.Bad("解开的回复不是 <xml>"),
            _ => throw new InvalidOperationException(),
        };
    }

    private ReplyReading Judge(PushMessage message, XElement reply)
    {
        var text = (string name) => reply.Element(name)?.Value ?? "";
        if (text("ToUserName") != message.From)
            return new ReplyReading.Bad("ToUserName 不是发消息的人");
        if (text("FromUserName") != account.OriginalId)
            return new ReplyReading.Bad("FromUserName 不是公众号的原始 ID");
        if (!long.TryParse(text("CreateTime"), out _))
            return new ReplyReading.Bad("CreateTime 不是数字");
        return text("MsgType") switch
        {
            "text" => OfText(text("Content")),
            "image" => OfMedia(reply.Element("Image"), "image", LineKind.Picture, "[图片]"),
            "voice" => OfMedia(reply.Element("Voice"), "voice", LineKind.Voice, "[语音]"),
            "video" => OfMedia(reply.Element("Video"), "video", LineKind.Video, "[视频]"),
            "music" when reply.Element("Music") is { } music =>
                new ReplyReading.Shown(
                    new ScreenLine(LineOrigin.Passive, LineKind.Music, music.Element("Title")?.Value ?? "") { Url = music.Element("MusicUrl")?.Value }),
            "news" => OfNews(message, reply),
            "transfer_customer_service" when message.Event is null => new ReplyReading.Shown(ScreenLine.OfSystem("正在为你转接人工客服")),
            var other => new ReplyReading.Bad($"MsgType {other} 不认识"),
        };
    }

    private static ReplyReading OfText(string content)
    {
        if (content.Length == 0)
            return new ReplyReading.Bad("Content 是空的");
        return Encoding.UTF8.GetByteCount(content) is > TextLimit and var bytes
            ? new ReplyReading.Bad($"文字 {bytes} 字节，超过 {TextLimit}")
            : new ReplyReading.Shown(ScreenLine.OfText(LineOrigin.Passive, content));
    }

    private ReplyReading OfMedia(XElement? element, string type, LineKind kind, string shown)
    {
        var id = element?.Element("MediaId")?.Value ?? "";
        lock (world.Gate)
        {
            return account.Media.Find(id, world.Now) is { } medium && medium.Type == type
                ? new ReplyReading.Shown(
                    new ScreenLine(LineOrigin.Passive, kind, element?.Element("Title")?.Value is { Length: > 0 } title ? title
                        : shown)
                    { MediaUrl = world.MediaAddress(medium) })
                : new ReplyReading.Bad("MediaId 不存在或已过期");
        }
    }

    private static ReplyReading OfNews(PushMessage message, XElement reply)
    {
        var articles = reply.Element("Articles")?.Elements("item")
            .Select(item => new ScreenArticle(Of(item, "Title"), Of(item, "Description"), Of(item, "PicUrl"), Of(item, "Url"))).ToList() ?? [];
        if (articles.Count == 0 || Of(reply, "ArticleCount") != articles.Count.ToString())
            return new ReplyReading.Bad("ArticleCount 与文章数不符");
        if (articles.Count > message.ArticleLimit)
            return new ReplyReading.Bad($"{articles.Count} 篇文章，最多 {message.ArticleLimit} 篇");
        return articles.Exists(article => article.Title.Length == 0)
            ? new ReplyReading.Bad("文章没有标题")
            : new ReplyReading.Shown(
                new ScreenLine(LineOrigin.Passive, LineKind.News, string.Join('\n', articles.Select(a => a.Title))) { Articles = articles });
    }

    private static string Of(XElement parent, string name) => parent.Element(name)?.Value ?? "";

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Strict);
            return XElement.Load(reader) is { Name.LocalName: "xml" } root ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Beginning(byte[] body) => Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 40)));
}
