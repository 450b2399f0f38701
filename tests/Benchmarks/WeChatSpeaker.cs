using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ResidentAssistant.Benchmarks;

/// <summary>An official account as the load tool pushes to it; the same on every server under test.</summary>
internal sealed record LoadAccount(Uri Webhook, string AppId, string Token, string EncodingAesKey)
{
    public byte[] Key { get; } = Convert.FromBase64String(EncodingAesKey + "=");
}

/// <summary>A resident in WeChat: pushes in safe mode and reads the passive reply. Written apart from the channel, which it measures.</summary>
internal sealed partial class WeChatSpeaker(HttpClient http, LoadAccount account, int number, bool echo, ConcurrentBag<double> inboxTimes) : ISpeaker
{
    private static long messages = Random.Shared.NextInt64(1_000_000_000_000, 9_000_000_000_000);
    private readonly string openId = $"oLoad{number:D6}-{Guid.NewGuid():N}"[..28];
    private readonly (string Say, string Hear)[] script = ComplaintScript.For(number);
    private int said;

    public async Task<string?> SayNextAsync(CancellationToken cancellation)
    {
        // Whatever comes back, what was said is said.
        var (say, hear) = script[said++ % script.Length];
        try
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var xml =
                $"<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName><FromUserName><![CDATA[{openId}]]></FromUserName><CreateTime>{now}</CreateTime>" +
                $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{say}]]></Content><MsgId>{Interlocked.Increment(ref messages)}</MsgId></xml>";
            var (sealedText, nonce) = (Encrypt(xml), Random.Shared.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture));
            var query = $"?signature={Sign(account.Token, now, nonce)}&timestamp={now}&nonce={nonce}&openid={openId}&encrypt_type=aes&msg_signature={Sign(account.Token, now, nonce, sealedText)}";
            using var content =
                new StringContent($"<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName><Encrypt><![CDATA[{sealedText}]]></Encrypt></xml>", Encoding.UTF8,
                    "text/xml");
            using var response = await http.PostAsync(account.Webhook + query, content, cancellation);
            response.EnsureSuccessStatusCode();
            if (response.Headers.TryGetValues("Server-Timing", out var timing) && InboxTime().Match(string.Join(',', timing)) is { Success: true } kept)
                inboxTimes.Add(double.Parse(kept.Groups[1].Value, CultureInfo.InvariantCulture));
            var reply = Encrypted().Match(await response.Content.ReadAsStringAsync(cancellation));
            if (!reply.Success)
                return "no passive reply";
            if (!Decrypt(reply.Groups[1].Value).Contains(echo ? say : hear, StringComparison.Ordinal))
                return $"another reply than '{(echo ? say : hear)}'";
            return null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return failure is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : failure.GetType().Name;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Encrypt(string text)
    {
        var (body, app) = (Encoding.UTF8.GetBytes(text), Encoding.ASCII.GetBytes(account.AppId));
        var length = 20 + body.Length + app.Length;
        var pad = 32 - (length % 32);
        var whole = new byte[length + pad];
        RandomNumberGenerator.Fill(whole.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(whole.AsSpan(16), body.Length);
        body.CopyTo(whole, 20);
        app.CopyTo(whole, 20 + body.Length);
        whole.AsSpan(length).Fill((byte)pad);
        using var aes = Aes.Create();
        aes.Key = account.Key;
        return Convert.ToBase64String(aes.EncryptCbc(whole, account.Key.AsSpan(0, 16), PaddingMode.None));
    }

    private string Decrypt(string text)
    {
        using var aes = Aes.Create();
        aes.Key = account.Key;
        var whole = aes.DecryptCbc(Convert.FromBase64String(text), account.Key.AsSpan(0, 16), PaddingMode.None);
        return Encoding.UTF8.GetString(whole, 20, BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(16)));
    }

#pragma warning disable CA5350 // The protocol's algorithm.
    private static string Sign(params string[] parts) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal)))));
#pragma warning restore CA5350

    [GeneratedRegex("<Encrypt><!\\[CDATA\\[([^\\]]+)\\]\\]></Encrypt>")]
    private static partial Regex Encrypted();

    [GeneratedRegex("inbox;dur=([0-9.]+)")]
    private static partial Regex InboxTime();
}
