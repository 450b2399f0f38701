using Microsoft.AspNetCore.Authentication.Cookies;

namespace ResidentAssistant.Web;

/// <summary>
/// Cookies that over HTTPS only this very host can set (<c>__Host-</c>: Secure, path /, no domain): neither a neighbour under
/// the same domain nor plain HTTP can plant one. Over plain HTTP, in Development, they have the name without the prefix. They
/// are small, so that none is ever split into pieces.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    public static string NameFor(HttpContext http, string name) => http.Request.IsHttps ? "__Host-" + name : name;

    public string? GetRequestCookie(HttpContext context, string key) => context.Request.Cookies[NameFor(context, key)];

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        context.Response.Cookies.Append(NameFor(context, key), value ?? "", options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => context.Response.Cookies.Delete(NameFor(context, key), options);
}
