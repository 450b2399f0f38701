using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What the page asks for: the state once a second, acts, and web pages as a person's WeChat opens them.</summary>
internal static class PanelEndpoints
{
    private const string RealConsent = "open.weixin.qq.com";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/panel/state", (string? person, long? screen, long? log, PanelView view) => Text(view.Read(person, screen ?? 0, log ?? 0)));
        group.MapPost("/panel/do", Do);
        group.MapGet("/open", Open);
    }

    /// <summary>JSON only: a form of another site could not send it without asking.</summary>
    private static IResult Do(PanelActs.Request request, PanelActs acts)
    {
        if (string.IsNullOrEmpty(request.Act))
            return Results.BadRequest();
        var (answer, refusal) = acts.Do(request);
        return refusal is null ? Text(answer!)
            : Results.Text(new JsonObject { ["refusal"] = refusal }.ToJsonString(Json), "application/json", statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>Opens a link in a person's WeChat: consent pages know the person, those of Tencent are ours.</summary>
    private static IResult Open(HttpContext http, string person, string url, SimulatedWeChat world)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || !world.Accounts.Any(account => account.Find(person) is not null))
            return Results.NotFound();
        http.Response.Cookies.Append(WebAuthorizationCalls.PersonCookie, person,
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/simulator" });
        return Results.Redirect(address.Host == RealConsent ? new Uri(world.Address, "connect/oauth2/authorize" + address.Query).AbsoluteUri
            : address.AbsoluteUri);
    }

    private static IResult Text(JsonObject body) => Results.Text(body.ToJsonString(Json), "application/json");
}
