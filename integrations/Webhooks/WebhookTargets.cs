using System.Net;
using System.Net.Sockets;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Integrations.Webhooks;

/// <summary>Where webhooks may lead: over https to public addresses, and to what the operator allows (<see cref="WebhookOptions.AllowPrivate"/>).</summary>
public sealed class WebhookTargets(WebhookOptions options, TimeProvider clock)
{
    /// <summary>A name that is not found by then counts as not found.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>Null: it is no address of http or https, too long, or has a user in it.</returns>
    public static Uri? Read(string? text) => text is { Length: <= Webhook.LongestUrl } && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "https" or "http", UserInfo: "", Fragment: "", Host: not "" } && url.AbsoluteUri.Length <= Webhook.LongestUrl ? url : null;

    /// <summary>True when nothing may be sent there unencrypted.</summary>
    public bool NeedsHttps(Uri url) => url.Scheme != Uri.UriSchemeHttps && !options.Allows(url.IdnHost);

    /// <summary>
    /// True when the target plainly leads into the house. A name that is not found just now does not: every connection is looked at again.
    /// </summary>
    public async Task<bool> IsPrivateAsync(Uri url, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            _ = await AddressesAsync(url.IdnHost, either.Token);
            return false;
        }
        catch (PrivateAddressException)
        {
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The addresses to connect to, and no others.</summary>
    /// <exception cref="PrivateAddressException">One of them is not public.</exception>
    internal async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(host, cancellation);
        if (found.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        return options.Allows(host) || Array.TrueForAll(found, PublicAddress.Is) ? found : throw new PrivateAddressException();
    }
}
