using System.Text;
using System.Xml;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>The flat XML that WeChat speaks.</summary>
internal static class WeChatXml
{
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 256 * 1024,
        // Characters that no XML may hold are dropped before, wherever they came from.
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>
    /// Texts of the elements right under the root, of equal names the first. What lies deeper is a line <c>name=text</c> each
    /// in the text of its ancestor there, with an empty line after each group (the lists of subscription events).
    /// </summary>
    /// <exception cref="XmlException">Not well-formed, or with a document type.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text) => Read(XmlReader.Create(new StringReader(WeChatXmlText.Clean(text)), Safe));

    public static string TextReply(string to, string from, DateTimeOffset at, string text) =>
        $"<xml><ToUserName>{CData(to)}</ToUserName><FromUserName>{CData(from)}</FromUserName><CreateTime>{at.ToUnixTimeSeconds()}</CreateTime>" +
        $"<MsgType><![CDATA[text]]></MsgType><Content>{CData(text)}</Content></xml>";

    public static string EncryptedReply(string encrypted, string signature, string timestamp, string nonce) =>
        $"<xml><Encrypt>{CData(encrypted)}</Encrypt><MsgSignature>{CData(signature)}</MsgSignature>" +
        $"<TimeStamp>{timestamp}</TimeStamp><Nonce>{CData(nonce)}</Nonce></xml>";

    private static Dictionary<string, string> Read(XmlReader reader)
    {
        using var closing = reader;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var (name, inner, text) = ("", "", new StringBuilder());
        while (reader.Read())
        {
            switch (reader.NodeType, reader.Depth)
            {
                case (XmlNodeType.Element, 0) when reader.LocalName != "xml":
                    throw new XmlException("The root is not <xml>.");
                case (XmlNodeType.Element, 1):
                    name = reader.LocalName;
                    text.Clear();
                    if (reader.IsEmptyElement)
                        fields.TryAdd(name, "");
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, 2):
                    text.Append(reader.Value);
                    break;
                case (XmlNodeType.Element, > 1):
                    inner = reader.LocalName;
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, > 2):
                    text.Append(inner).Append('=').Append(reader.Value.ReplaceLineEndings(" ")).Append('\n');
                    break;
                case (XmlNodeType.EndElement, 2):
                    text.Append('\n');
                    break;
                case (XmlNodeType.EndElement, 1):
                    fields.TryAdd(name, text.ToString());
                    break;
            }
        }

        return fields;
    }

    private static string CData(string value)
    {
        var clean = WeChatXmlText.DropIllegal(value);
        return $"<![CDATA[{clean.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>";
    }
}
