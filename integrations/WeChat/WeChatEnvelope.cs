using System.Globalization;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Checks who sent a request and opens it. The <c>openid</c> in the address is covered by nothing and never read.</summary>
internal static class WeChatEnvelope
{
    /// <summary>How far a request's clock may be off. Retries come 5 s apart, so this only asks for a clock that is set.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <returns>The text to echo, or null: the address is not being set up by someone who knows the token.</returns>
    public static string? Echo(WeChatAccount account, IQueryCollection query, DateTimeOffset now) =>
        IsFresh(query, now) && WeChatCrypto.IsSigned(query["signature"], account.Token, query["timestamp"].ToString(), query["nonce"].ToString())
            ? query["echostr"].ToString()
            : null;

    public static Opening Open(WeChatAccount account, IQueryCollection query, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var (timestamp, nonce) = (query["timestamp"].ToString(), query["nonce"].ToString());
        if (!IsFresh(query, now))
            return new Opening.Refused(StatusCodes.Status403Forbidden, "timestamp missing or more than 300 s off");
        var encrypted = query["encrypt_type"] == "aes";
        if (!encrypted && account.Mode != WeChatMode.Plain)
            return new Opening.Refused(StatusCodes.Status403Forbidden, "clear message, but the account's mode is not Plain");
        if (!encrypted && !WeChatCrypto.IsSigned(query["signature"], account.Token, timestamp, nonce))
            return new Opening.Refused(StatusCodes.Status403Forbidden, "wrong signature");
        try
        {
            var outer = WeChatXml.Read(WeChatXmlText.Decode(body));
            if (!encrypted)
                return new Opening.Opened(outer, false);
            // In compatible mode the clear elements lie beside; the signature does not cover them, so they are not read.
            var sealedText = outer.GetValueOrDefault("Encrypt", "");
            if (!WeChatCrypto.IsSigned(query["msg_signature"], account.Token, timestamp, nonce, sealedText))
                return new Opening.Refused(StatusCodes.Status403Forbidden, "wrong msg_signature");
            if (account.AesKey is null || WeChatCrypto.Decrypt(account.AesKey, account.AppId, sealedText) is not { } text)
                return new Opening.Refused(StatusCodes.Status403Forbidden, "cannot be decrypted, or is for another AppID; check EncodingAESKey and AppId");
            return new Opening.Opened(WeChatXml.Read(text), true);
        }
        catch (XmlException)
        {
            return new Opening.Refused(StatusCodes.Status400BadRequest, "not the XML that was expected");
        }
    }

    /// <summary>A passive text reply, sealed when the request was.</summary>
    public static string Reply(WeChatAccount account, string xml, bool encrypted, string nonce, DateTimeOffset now)
    {
        if (!encrypted)
            return xml;
        var sealedText = WeChatCrypto.Encrypt(account.AesKey!, account.AppId, xml);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return WeChatXml.EncryptedReply(sealedText, WeChatCrypto.Sign(account.Token, timestamp, nonce, sealedText), timestamp, nonce);
    }

    private static bool IsFresh(IQueryCollection query, DateTimeOffset now) =>
        long.TryParse(query["timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Window.TotalSeconds;
}
