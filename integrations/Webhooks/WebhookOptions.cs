using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.Webhooks;

/// <summary>Settings <c>Webhooks:*</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>
    /// Hosts inside the house that may be told although their address is not public, also over http: names or addresses as they stand in the webhook.
    /// </summary>
    public IReadOnlySet<string> AllowPrivate { get; private init; } = new HashSet<string>();

    /// <exception cref="SettingException">A part is no host.</exception>
    public static WebhookOptions From(IConfiguration configuration)
    {
        const string Setting = "Webhooks:AllowPrivate";
        var hosts = (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(host => host.Trim('[', ']')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return hosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } wrong
            ? throw new SettingException($"{Setting} 里的“{wrong}”不是主机名或地址，多个用逗号分开，例如 Webhooks__AllowPrivate=10.1.2.3,hooks.internal。")
            : new WebhookOptions { AllowPrivate = hosts };
    }

    internal bool Allows(string host) => AllowPrivate.Contains(host.Trim('[', ']'));
}
