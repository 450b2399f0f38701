using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// The cookie by which a browser finds its conversation again: sealed, so that only this city writes it, and what stands in
/// tokens and activities does not lead back to it.
/// </summary>
public sealed class VisitorCookie(IDataProtectionProvider protection, CheckVisitor check, LeaveChannel leave, OpenStreams streams, ILogger<VisitorCookie> log)
{
    private const string Name = "ra_visitor";

    /// <summary>The last line of a conversation whose cookie was copied; staff read it.</summary>
    private const string Closed = "这段对话的凭证在两处被使用，为保护居民的隐私已经关闭。居民再来时是新的对话。";

    private readonly IDataProtector seal = protection.CreateProtector("ResidentAssistant.Visitor.v1");

    /// <summary>The address of the visitor whose browser asks; null when nobody is known by its cookie.</summary>
    public async Task<string?> RecogniseAsync(HttpContext http, CancellationToken cancellation)
    {
        if (Read(http) is not { } shown)
            return null;
        switch (await check.RunAsync(shown, cancellation))
        {
            case VisitorCheck.Known(var next):
                if (next != shown)
                    Write(http, next);
                return AddressOf(next);
            case VisitorCheck.Copied:
                await CloseAsync(shown, cancellation);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The same; whoever is not known becomes a new visitor.</summary>
    public async Task<string> WelcomeAsync(HttpContext http, CancellationToken cancellation)
    {
        if (await RecogniseAsync(http, cancellation) is { } known)
            return known;
        var pass = check.NewPass();
        Write(http, pass);
        return AddressOf(pass);
    }

    /// <summary>This browser no longer leads to the conversation.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(HostCookie.Name(http, Name), Options(http));

    private static string AddressOf(VisitorPass pass) => $"dl_{pass.Visitor:N}";

    /// <summary>Nobody can tell which of the two browsers is the resident's: both lose, and ask the city anew.</summary>
    private async Task CloseAsync(VisitorPass copied, CancellationToken cancellation)
    {
        // In this order: cut off in between, the next old cookie does it again.
        if (await leave.CloseAsync(VisitorEndpoints.Channel, AddressOf(copied), Closed, cancellation) is { } conversation)
        {
            streams.Close(conversation);
            log.LogWarning("Conversation {Conversation}: an old cookie came back after its successor, so that two browsers hold it. It is closed to both.",
                conversation);
        }

        await check.EndAsync(copied.Visitor, cancellation);
    }

    private VisitorPass? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[HostCookie.Name(http, Name)] is { Length: > 0 and < 1000 } cookie
                ? JsonSerializer.Deserialize<VisitorPass>(seal.Unprotect(cookie), ModelConventions.Json) : null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private void Write(HttpContext http, VisitorPass pass) =>
        http.Response.Cookies.Append(HostCookie.Name(http, Name), seal.Protect(JsonSerializer.Serialize(pass, ModelConventions.Json)), Options(http));

    /// <summary>Over HTTPS the cookie also works inside another site's page, apart from its use elsewhere.</summary>
    private static CookieOptions Options(HttpContext http)
    {
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = http.Request.IsHttps ? SameSiteMode.None : SameSiteMode.Lax,
            MaxAge = CheckVisitor.Life,
            IsEssential = true,
        };
        if (http.Request.IsHttps)
            cookie.Extensions.Add("Partitioned");
        return cookie;
    }
}
