using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Fetches the pictures that residents sent from Tencent's servers, where they stay only a few days.</summary>
internal sealed class WeChatPictures(HttpClient http, WeChatOptions options, Photos photos, TimeProvider clock, ILogger<WeChatPictures> log)
{
    /// <summary>The reply has to be out within five seconds.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);

    private static readonly string[] TencentHosts = ["qpic.cn", "qq.com", "qlogo.cn"];

    /// <returns>The stored photo; null when it cannot be had, whatever the reason.</returns>
    public async Task<Attachment?> FetchAsync(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsAllowed(url))
        {
            log.LogWarning("A picture was not fetched: its address is not one of Tencent's hosts or WeChat:MediaHosts.");
            return null;
        }

        using var limit = new CancellationTokenSource(TimeLimit, clock);
        try
        {
            var content = await DownloadAsync(url, limit.Token);
            return content is not null && await photos.StoreAsync(content, "photo", CancellationToken.None) is PhotoResult.Stored(var attachment) ? attachment : null;
        }
        catch (Exception failure)
        {
            // Whatever it was, the message is worth more than its picture. The failure's own words may hold the address.
            log.LogWarning("A picture could not be fetched: {Failure}.", failure.GetType().Name);
            return null;
        }
    }

    /// <returns>Null when the server refuses or the picture is larger than <see cref="Photos.SizeLimit"/>.</returns>
    private async Task<byte[]?> DownloadAsync(Uri url, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > Photos.SizeLimit)
            return null;
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        return await body.ReadAtMostAsync(Photos.SizeLimit, cancellation);
    }

    private bool IsAllowed(Uri url) =>
        url.Scheme is "http" or "https"
        && (TencentHosts.Any(host => url.Host == host || url.Host.EndsWith("." + host, StringComparison.Ordinal))
            || options.MediaHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase));
}

/// <summary>Reading with a limit that a sender's header cannot talk us out of.</summary>
internal static class BoundedReading
{
    /// <returns>Everything, or null when there is more than <paramref name="limit"/> bytes.</returns>
    public static async Task<byte[]?> ReadAtMostAsync(this Stream stream, int limit, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (all.Length + count > limit)
                return null;
            all.Write(buffer, 0, count);
        }

        return all.ToArray();
    }
}
