using System.Globalization;
using System.Text;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>The verification of a server address (接入验证).</summary>
internal static class WebhookVerifier
{
    public static async Task<bool> EnableAsync(SimulatedWeChat world, SimulatedAccount account, HttpClient http)
    {
        if (account.Webhook is null)
            return false;
        var forged = await EchoesAsync(world, account, http, spoilt: true);
        var echoes = await EchoesAsync(world, account, http, spoilt: false);
        account.Enabled = echoes && !forged;
        world.Log.Add(Happening.Server, account.Name, null, (echoes, forged) switch
        {
            (true, false) => "服务器地址通过验证",
            (true, true) => "服务器地址不看签名，没有启用",
            _ => "服务器地址没有通过验证",
        });
        return account.Enabled;
    }

    private static async Task<bool> EchoesAsync(SimulatedWeChat world, SimulatedAccount account, HttpClient http, bool spoilt)
    {
        var (timestamp, nonce, echo) =
            (world.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), world.Chance.Of("0123456789", 9), world.Chance.Of("123456789", 19));
        var signature = PushCrypto.Signature(spoilt ? account.Token + "x" : account.Token, timestamp, nonce);
        var address = new UriBuilder(account.Webhook!) { Query = $"signature={signature}&echostr={echo}&timestamp={timestamp}&nonce={nonce}" }.Uri;
        try
        {
            using var cut = new CancellationTokenSource(WebhookSender.Patience, world.Timers);
            using var response = await http.GetAsync(address, cut.Token);
            return (int)response.StatusCode == 200
                && (await response.Content.ReadAsByteArrayAsync(cut.Token)).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(echo));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
