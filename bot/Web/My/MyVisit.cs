using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web.My;

/// <summary>Who looks at a resident's pages: two cookies that only this server can read or write.</summary>
internal sealed class MyVisit(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    /// <summary>WeChat's code dies after five minutes.</summary>
    private static readonly TimeSpan SignInLife = TimeSpan.FromMinutes(10);

    private const string Name = "ra_my";
    private const string BegunName = "ra_signin";
    private readonly IDataProtector protector = protection.CreateProtector("ResidentAssistant.MyVisit.v1");
    private readonly IDataProtector begunProtector = protection.CreateProtector("ResidentAssistant.SignIn.v1");
    private readonly IDataProtector formProtector = protection.CreateProtector("ResidentAssistant.MyForm.v1");

    /// <summary>The conversation of whoever looks; null: nobody we know.</summary>
    public Guid? ConversationOf(HttpContext http) => Read<Guid?>(protector, http.Request.Cookies[HostCookie.Name(http, Name)]);

    public void Enter(HttpContext http, Guid conversation) =>
        http.Response.Cookies.Append(HostCookie.Name(http, Name), Write<Guid?>(protector, conversation, Life), Options(http, Life));

    /// <summary>Stands in the forms of a page, so that no other site can send one in the resident's name.</summary>
    public string FormKey(Guid conversation) => Write<Guid?>(formProtector, conversation, Life);

    public bool IsFormOf(Guid conversation, string? key) => Read<Guid?>(formProtector, key) == conversation;

    public static void Leave(HttpContext http) => http.Response.Cookies.Delete(HostCookie.Name(http, Name), Options(http, Life));

    public void Begin(HttpContext http, BegunSignIn begun) =>
        http.Response.Cookies.Append(HostCookie.Name(http, BegunName), Write(begunProtector, begun, SignInLife), Options(http, SignInLife));

    /// <summary>The sign-in this browser began, which is over by this.</summary>
    public BegunSignIn? End(HttpContext http)
    {
        var name = HostCookie.Name(http, BegunName);
        http.Response.Cookies.Delete(name, Options(http, SignInLife));
        return Read<BegunSignIn>(begunProtector, http.Request.Cookies[name]);
    }

    private static CookieOptions Options(HttpContext http, TimeSpan life) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Path = "/",
        MaxAge = life,
    };

    private string Write<T>(IDataProtector seal, T value, TimeSpan life) =>
        seal.Protect(JsonSerializer.Serialize(new Ticket<T>(value, clock.GetUtcNow() + life), ModelConventions.Json));

    private T? Read<T>(IDataProtector seal, string? cookie)
    {
        try
        {
            return cookie is not null && JsonSerializer.Deserialize<Ticket<T>>(seal.Unprotect(cookie), ModelConventions.Json) is { } ticket
                && clock.GetUtcNow() < ticket.Until ? ticket.Value : default;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            return default;
        }
    }

    private sealed record Ticket<T>(T Value, DateTimeOffset Until);
}
