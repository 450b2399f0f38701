using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// Names of cookies. Over HTTPS they begin with <c>__Host-</c>: a browser takes such a cookie from this very host over TLS
/// only, so that neither a neighbour domain nor somebody in the network can put one in its place.
/// </summary>
public static class HostCookie
{
    public static string Name(HttpContext http, string name) => http.Request.IsHttps ? "__Host-" + name : name;
}
