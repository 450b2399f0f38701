using System.Net;
using System.Net.Sockets;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>An address as limits count it, however it is written.</summary>
public static class Household
{
    /// <summary>
    /// IPv4 whole, also where it comes mapped into IPv6; of an IPv6 address the half (/64) that a household has for itself. Empty without an address.
    /// </summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
