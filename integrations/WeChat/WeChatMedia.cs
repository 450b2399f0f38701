using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What of a resident's sending lies on Tencent's servers, where it stays only a few days.</summary>
internal sealed class WeChatMedia(HttpClient http, WeChatOptions options, WeChatApi api, MediaStores stores, TimeProvider clock, ILogger<WeChatMedia> log)
{
    /// <summary>The reply has to be out within five seconds.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);

    /// <summary>Pictures that are fetched, and wait for the decoder, in memory. Of all instances.</summary>
    private static readonly SemaphoreSlim Places = new(8);

    private static readonly string[] TencentHosts = ["qpic.cn", "qq.com", "qlogo.cn"];

    /// <param name="address">Where the picture lies.</param>
    /// <param name="sender">Whose photos wait for the decoder together.</param>
    /// <returns>The stored photo; null when it cannot be had, whatever the reason.</returns>
    public async Task<Attachment?> FetchPhotoAsync(string address, string sender)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsAllowed(url))
        {
            log.LogWarning("A picture was not fetched: its address is not one of Tencent's hosts or WeChat:MediaHosts.");
            return null;
        }

        return await TryAsync(async limit =>
        {
            await Places.WaitAsync(limit);
            try
            {
                var content = await DownloadAsync(url, limit);
                return content is not null && await stores.Photos.StoreAsync(new MemoryStream(content), "photo", sender, limit) is PhotoResult.Stored(var photo)
                    ? photo
                    : null;
            }
            finally
            {
                Places.Release();
            }
        });
    }

    /// <returns>The stored recording; null when it cannot be had, whatever the reason.</returns>
    public Task<Attachment?> FetchVoiceAsync(WeChatAccount account, string mediaId) => account.AppSecret is null || mediaId.Length == 0
        ? Task.FromResult<Attachment?>(null)
        : TryAsync(async limit =>
        {
            const string path = "cgi-bin/media/get";
            var answer = await api.CallAsync(
                account, path, token =>
                    stores.Http.DownloadAsync($"{path}?access_token={Uri.EscapeDataString(token)}&media_id={Uri.EscapeDataString(mediaId)}", Voices.SizeLimit,
                        limit), limit);
            return answer.Content is null ? null : await stores.Voices.StoreAsync(answer.Content, limit);
        });

    private async Task<Attachment?> TryAsync(Func<CancellationToken, Task<Attachment?>> fetch)
    {
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        try
        {
            // Nothing is left behind when the time is over: what was stored is given back, or was never stored.
            return await fetch(limit.Token);
        }
        catch (Exception failure)
        {
            // Whatever it was, the message is worth more than what came with it. The failure's own words may hold the address.
            log.LogWarning("A picture or recording could not be fetched: {Failure}.", failure.GetType().Name);
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
