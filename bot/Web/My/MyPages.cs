using System.Text;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>A resident's own pages (我的事): <c>/my</c>, and the sign-in of WeChat that opens it.</summary>
internal static class MyPages
{
    public const string Address = "/my";

    /// <summary>Tencent's script, which draws the button for notices.</summary>
    public const string WeChatScriptAddress = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";

    private static readonly byte[] NoticeScript = Encoding.UTF8.GetBytes(PageStyle.Read("notice.js"));

    private static readonly string Policy =
        $"default-src 'none'; style-src {MyView.Style.Source}; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>With Tencent's script and ours, which may ask this server; the button that Tencent draws is styled inline.</summary>
    private static readonly string PolicyWithReminder =
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'self' {WeChatScriptAddress}; connect-src 'self'; "
        + "img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddMyPages(this IServiceCollection services) =>
        services.AddSingleton<MyVisit>().AddSingleton<MySections>().AddSingleton<MySignIn>();

    public static void MapMyPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireRateLimiting(PerAddress.Policy).ExcludeFromDescription();
        pages.MapGet(Address, ShowAsync);
        pages.MapGet("/my/notice.js", () => Results.Bytes(NoticeScript, "text/javascript; charset=utf-8"));
        pages.MapGet("/wechat/{account}/signin", (HttpContext http, string account, string? to, MySignIn signIn) =>
            signIn.Begin(http, account, to, again: false));
        pages.MapGet("/wechat/{account}/signin/back", (HttpContext http, string account, string? code, string? state, MySignIn signIn) =>
            signIn.FinishAsync(http, account, code, state));
        pages.MapGet("/wechat/{account}/script", SignAsync);
    }

    /// <summary>Never kept by anybody on the way, nor told to other sites.</summary>
    public static IResult Send(HttpContext http, Markup html, int status = StatusCodes.Status200OK, bool reminder = false)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = reminder ? PolicyWithReminder : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return Results.Text(html.ToString(), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, MyVisit visit, MySections sections, [AsParameters] WebVisit web, WeChatOptions wechat,
        CityOptions city)
    {
        var view = new MyView(city);
        var known = visit.ConversationOf(http);
        if (known is null && IsWeChat(http) && wechat.Accounts.Values.Where(account => account.AppSecret is not null).ToList() is [var only])
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Redirect($"/wechat/{only.Name}/signin?to={Address}");
        }

        known ??= await WebChatHost.VisitorAsync(http, web.Cookie, web.Inbox, http.RequestAborted);
        if (known is null || await sections.ReadAsync(known.Value, visit.FormKey(known.Value), http.RequestAborted) is not var (channel, parts))
        {
            MyVisit.Leave(http);
            return Unknown(http, view);
        }

        var account = wechat.OfChannel(channel);
        var reminder = account is { AppSecret: not null, Subscription: { } subscription } ? new Reminder(account.Name, subscription.TemplateId) : null;
        return Send(http, view.Draw(parts, account is not null, reminder), reminder: reminder is not null);
    }

    public static IResult Unknown(HttpContext http, MyView view) =>
        Send(http, view.Notice(MyTexts.Title, MyTexts.HowToOpen, ("/chat", "打开网页对话")), StatusCodes.Status401Unauthorized);

    /// <summary>Signs a page of this site, and no other, for WeChat's script.</summary>
    private static async Task<IResult> SignAsync(HttpContext http, string account, string? url, WeChatOptions wechat, WeChatScript script, CityOptions city)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (wechat.Accounts.GetValueOrDefault(account) is not { AppSecret: not null } found)
            return Results.NotFound();
        if (url is null || url.Contains('#', StringComparison.Ordinal) || !Uri.TryCreate(url, UriKind.Absolute, out var page)
            || page.GetLeftPart(UriPartial.Authority) != Site(http, city).GetLeftPart(UriPartial.Authority))
            return Results.BadRequest();
        return await script.SignAsync(found, url, http.RequestAborted) is { } signature ? Results.Json(signature)
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Where residents reach this site: as it is set, else as this request came.</summary>
    public static Uri Site(HttpContext http, CityOptions city) => city.Site ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}/");

    /// <summary>How the browser of the web chat is known.</summary>
    internal sealed record WebVisit(VisitorCookie Cookie, Inbox Inbox);

    private static bool IsWeChat(HttpContext http) => http.Request.Headers.UserAgent.ToString().Contains("MicroMessenger", StringComparison.OrdinalIgnoreCase);
}
