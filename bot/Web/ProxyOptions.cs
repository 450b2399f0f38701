using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using IPNetwork = System.Net.IPNetwork;

namespace ResidentAssistant.Web;

/// <summary>
/// Who may say for whom a request comes (<c>Proxy:Trusted</c>), and under which names the site answers (<c>AllowedHosts</c>,
/// <c>City:PublicUrl</c>).
/// </summary>
public sealed class ProxyOptions
{
    private static readonly string[] Loopback = ["127.0.0.0/8", "::1"];
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Proxies in front of the service; never empty. What anybody else sends as X-Forwarded-* is not read.</summary>
    public required IReadOnlyList<IPNetwork> Trusted { get; init; }

    /// <summary>Names that a request may be for; empty: any, since none was set.</summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }

    /// <summary>Names that a trusted proxy may put into X-Forwarded-Host; empty: that header is not read.</summary>
    public required IReadOnlyList<string> NamedHosts { get; init; }

    /// <exception cref="SettingException">A value is not an address, a network or a host name.</exception>
    public static ProxyOptions From(IConfiguration configuration, CityOptions city)
    {
        var trusted = Listed(configuration.GetSection("Proxy:Trusted"), ',');
        var hosts = Listed(configuration.GetSection("AllowedHosts"), ';').Where(host => host != "*").ToList();
        foreach (var host in hosts)
            if (Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
                throw new SettingException($"AllowedHosts 里的 \"{host}\" 不对，应是不带 https:// 和端口的域名，几个之间用分号隔开，例如 AllowedHosts=jumin.example.gov.cn。");
        return new ProxyOptions
        {
            Trusted = [.. (trusted is [] ? [.. Loopback] : trusted).Select(Network)],
            AllowedHosts = hosts,
            NamedHosts = [.. hosts.Concat(city.Site is { } site ? [site.IdnHost] : []).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>
    /// The client is the last address of X-Forwarded-For that no trusted proxy has: each trusted hop is asked for the one before
    /// it, from right to left, so that what a client itself writes into the header is never reached.
    /// </summary>
    internal void Apply(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            | (NamedHosts.Count > 0 ? ForwardedHeaders.XForwardedHost : ForwardedHeaders.None);
        options.ForwardLimit = null;
        options.AllowedHosts = [.. NamedHosts];
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Trusted)
            options.KnownIPNetworks.Add(network);
    }

    /// <summary>Programs of this machine ask by its own address: health checks, the operator.</summary>
    internal void Apply(HostFilteringOptions options)
    {
        if (AllowedHosts.Count > 0)
            options.AllowedHosts = [.. AllowedHosts, .. LoopbackNames];
    }

    /// <summary>Written as a list (<c>Proxy__Trusted__0</c>) or in one value with a separator.</summary>
    private static List<string> Listed(IConfigurationSection section, char separator) =>
        [.. section.GetChildren().Select(child => child.Value).Prepend(section.Value)
            .SelectMany(value => (value ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static IPNetwork Network(string given)
    {
        // Four parts: "10.20" would be read as 10.0.0.20.
        var isWhole = given.Contains(':', StringComparison.Ordinal) || given.Count(letter => letter == '.') == 3;
        if (!isWhole || !IPNetwork.TryParse(given.Contains('/', StringComparison.Ordinal) ? given : Alone(given), out var network))
            throw new SettingException($"Proxy:Trusted 里的 \"{given}\" 不对，应是前置代理的地址或网段，例如 Proxy__Trusted__0=10.20.0.8 或 Proxy__Trusted__0=172.30.80.0/24。");
        if (network.PrefixLength == 0)
            throw new SettingException($"Proxy:Trusted 里的 \"{given}\" 等于相信所有人：谁都可以冒充别人的地址。请只写前置代理的地址或网段，例如 Proxy__Trusted__0=172.30.80.0/24。");
        return network;
    }

    private static string Alone(string address) => address + (address.Contains(':', StringComparison.Ordinal) ? "/128" : "/32");
}
