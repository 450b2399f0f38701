using System.Net;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Only programs on this computer may use the simulator.</summary>
internal static class Loopback
{
    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
