using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Wraps a push as the account's mode wants, or spoils it on purpose.</summary>
internal sealed class PushEnvelope(SimulatedWeChat world, SimulatedAccount account)
{
    private const string SomebodyElse = "wx0000ffffffffffff";

    /// <summary>A repeated post is signed anew: the documents do not promise that it is the same.</summary>
    public HttpRequestMessage Request(PushMessage message, PushTrouble trouble)
    {
        var at = trouble == PushTrouble.OldTimestamp ? world.Now.AddMinutes(-10) : world.Now;
        var (timestamp, nonce) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), world.Chance.Of("0123456789", 9));
        var clear = PushXml.Write(account, message, world.Chance, world.Faults.UntidyXml);
        var signature = PushCrypto.Signature(account.Token, timestamp, nonce);
        if (account.Mode == PushMode.Clear)
            return Post(Query(trouble == PushTrouble.BadSignature ? Spoilt(signature) : signature, timestamp, nonce, message.From), clear);
        if (trouble == PushTrouble.WidePadding)
            clear = Widen(clear);
        var encrypted =
            PushCrypto.Encrypt(account.EncodingAesKey, world.Chance.Bytes(16), clear, trouble == PushTrouble.WrongAppId ? SomebodyElse : account.AppId);
        if (trouble == PushTrouble.TruncatedCipher)
            encrypted = encrypted[..(encrypted.Length / 2 / 4 * 4 - 1)];
        var messageSignature = PushCrypto.Signature(account.Token, timestamp, nonce, encrypted);
        var query = Query(signature, timestamp, nonce, message.From)
            + $"&encrypt_type=aes&msg_signature={(trouble == PushTrouble.BadSignature ? Spoilt(messageSignature) : messageSignature)}";
        return Post(query, PushXml.Envelope(account, encrypted, account.Mode == PushMode.Both ? clear : null));
    }

    private HttpRequestMessage Post(string query, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return new HttpRequestMessage(HttpMethod.Post, new UriBuilder(account.Webhook!) { Query = query }.Uri) { Content = content };
    }

    private static string Query(string signature, string timestamp, string nonce, string openId) =>
        $"signature={signature}&timestamp={timestamp}&nonce={nonce}&openid={openId}";

    /// <summary>Blanks before the last tag until the padding is more than 16 bytes.</summary>
    private string Widen(string xml)
    {
        while (PushCrypto.Padding(Encoding.UTF8.GetByteCount(xml), account.AppId) <= 16)
            xml = xml.Insert(xml.Length - "</xml>".Length, " ");
        return xml;
    }

    private static string Spoilt(string signature) => (signature[0] == '0' ? '1' : '0') + signature[1..];
}
