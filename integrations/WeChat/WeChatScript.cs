using System.Globalization;
using System.Security.Cryptography;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Signs pages for WeChat's script. The ticket is one for all nodes.</summary>
public sealed class WeChatScript
{
    private readonly WeChatApi api;
    private readonly SharedTokens tokens;
    private readonly TimeProvider clock;

    internal WeChatScript(WeChatApi api, SharedTokens tokens, TimeProvider clock) => (this.api, this.tokens, this.clock) = (api, tokens, clock);

    /// <param name="account">One with an AppSecret.</param>
    /// <param name="page">As the browser shows it, without what follows #.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Null when WeChat gives no ticket now.</returns>
    public async Task<PageSignature?> SignAsync(WeChatAccount account, string page, CancellationToken cancellation)
    {
        var ticket = await tokens.GetAsync(account.Channel + ":jsapi_ticket", cancel => FetchAsync(account, cancel), cancellation);
        if (ticket is null)
            return null;
        var (nonce, timestamp) = (RandomNumberGenerator.GetHexString(16, lowercase: true), clock.GetUtcNow().ToUnixTimeSeconds());
        return new PageSignature(account.AppId, timestamp, nonce, Sign(ticket.Value, nonce, timestamp, page));
    }

    /// <summary>SHA-1 over the raw values in the order of their names.</summary>
    internal static string Sign(string ticket, string nonce, long timestamp, string page) =>
        WeChatCrypto.Sha1(string.Create(CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={page}"));

    private async Task<FreshToken?> FetchAsync(WeChatAccount account, CancellationToken cancellation) =>
        (await api.CallAsync(account, "cgi-bin/ticket/getticket?type=jsapi", body: null, cancellation)).Token("ticket");
}
