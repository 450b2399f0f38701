using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Integrations.Webhooks;

/// <summary>
/// Tells a target of an event, once: signed, within ten seconds, without following a redirection, without reading what it answers beyond the status.
/// Each connection is a new one whose address is looked at when it is made, so that a name cannot lead elsewhere than it did.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    public const string SignatureHeader = "X-Signature";
    public const string TimestampHeader = "X-Timestamp";

    /// <summary>From the first packet to the status.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly WebhookTargets targets;
    private readonly TimeProvider clock;
    private readonly HttpClient http;

    public WebhookClient(WebhookTargets targets, TimeProvider clock)
    {
        (this.targets, this.clock) = (targets, clock);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="url">Where to.</param>
    /// <param name="secret">Signs it.</param>
    /// <param name="body">JSON in UTF-8, as it is signed.</param>
    /// <param name="cancellation">Breaks it off; whether it arrived is not known then.</param>
    public async Task<WebhookResult> PostAsync(Uri url, string secret, byte[] body, CancellationToken cancellation)
    {
        if (targets.NeedsHttps(url))
            return new WebhookResult(null, "https_required");
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ResidentAssistant", null));
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(secret, timestamp, body));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new WebhookResult((int)response.StatusCode, response.IsSuccessStatusCode ? null : "status");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookResult(null, "timeout");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            return new WebhookResult(null, IsRefused(failure) ? "private_address" : "unreachable");
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary><c>sha256=</c> and the HMAC of timestamp, a dot and the body, in lower-case hex.</summary>
    internal static string Sign(string secret, string timestamp, byte[] body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hash.AppendData(body);
        return $"sha256={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static bool IsRefused(Exception? failure) => failure is PrivateAddressException || (failure is not null && IsRefused(failure.InnerException));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await targets.AddressesAsync(context.DnsEndPoint.Host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
