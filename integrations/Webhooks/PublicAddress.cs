using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ResidentAssistant.Integrations.Webhooks;

/// <summary>
/// Tells addresses of the open internet from those of this machine and of the house. What an address is for stands in the registries of IANA
/// (special-purpose address registries, RFC 6890 and its successors).
/// </summary>
internal static class PublicAddress
{
    /// <summary>
    /// Not reachable from everywhere: this network, private, shared (CGNAT), loopback, link-local, protocols, examples, benchmarks, multicast, reserved.
    /// </summary>
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out; whatever else there is is loopback, link-local, unique-local, multicast or a way round to IPv4.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: protocols (also Teredo), examples, 6to4, which leads to any IPv4 address.</summary>
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>True when the address is one of the open internet, and not this machine's own.</summary>
    public static bool Is(IPAddress address) => Is(address, Own);

    /// <inheritdoc cref="Is(IPAddress)"/>
    /// <param name="address">In any form.</param>
    /// <param name="own">Those of this machine.</param>
    internal static bool Is(IPAddress address, Func<IEnumerable<IPAddress>> own)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var isGlobal = plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(SpecialV4, network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(plain) && !Array.Exists(SpecialV6, network => network.Contains(plain)),
            _ => false,
        };
        return isGlobal && !own().Contains(plain);
    }

    private static IEnumerable<IPAddress> Own() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address);
}
