using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>
/// Remembers in a cookie, which only this server can write or read, which accounts were signed in on this browser: guessers
/// elsewhere cannot keep their owners out here. It lets nobody in by itself.
/// </summary>
public sealed class StaffDevices(IDataProtectionProvider protection)
{
    private const string Name = "ra_device";

    /// <summary>Colleagues who share a computer.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly IDataProtector protector = protection.CreateProtector("ResidentAssistant.StaffDevices.v1");

    public IReadOnlyList<KnownDevice> Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[HostCookie.Name(http, Name)] is { Length: > 0 } cookie
                ? JsonSerializer.Deserialize<List<KnownDevice>>(protector.Unprotect(cookie), ModelConventions.Json) ?? [] : [];
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Replaces what the browser was known by to this account.</summary>
    public void Remember(HttpContext http, KnownDevice device)
    {
        var known = Read(http).Where(other => other.StaffId != device.StaffId).Prepend(device).Take(Most).ToList();
        var cookie = protector.Protect(JsonSerializer.Serialize(known, ModelConventions.Json));
        http.Response.Cookies.Append(HostCookie.Name(http, Name), cookie, new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
            Path = "/",
            MaxAge = Life,
        });
    }
}
