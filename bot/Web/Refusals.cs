using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web;

/// <summary>
/// What a caller reads whose request no route has answered: one that cannot be read, an address that is not there, an outage.
/// One sentence and never details; as problem details for programs, as Direct Line writes errors for its clients, as a page for browsers.
/// </summary>
internal static class Refusals
{
    private static readonly PageStyle Style = new("law.css");

    private static readonly string Policy =
        $"default-src 'none'; style-src {Style.Source}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>A request that cannot be bound is answered 400 in Development too, where it would throw.</summary>
    public static IServiceCollection AddRefusals(this IServiceCollection services) =>
        services.PostConfigure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);

    /// <summary>Comes before everything that answers.</summary>
    public static void UseRefusals(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteAsync,
            StatusCodeSelector = StatusOf,

            // Whoever sends rubbish must not fill the log with stack traces; an outage of the database has a line of its own.
            SuppressDiagnosticsCallback = failed => StatusOf(failed.Exception) != StatusCodes.Status500InternalServerError,
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext));
        app.Use((http, next) =>
        {
            if (Unreadable(http.Request) is not { } status)
                return next(http);
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
    }

    /// <summary>Of a body that cannot be read the server says so, but for a chunk of more bytes than a number holds; the guard of forms reads first.</summary>
    private static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        AntiforgeryValidationException or IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
        _ when DatabaseOutage.MayBe(failure) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>
    /// What no route could read: a NUL, which no database takes (in a path the server refuses it); a host that makes no
    /// address, which probes may leave out; a text in an encoding that is not known here.
    /// </summary>
    private static int? Unreadable(HttpRequest request)
    {
        var isProbe = !request.Host.HasValue && request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal);
        if (!isProbe && !Uri.TryCreate($"{request.Scheme}://{request.Host}/", UriKind.Absolute, out _))
            return StatusCodes.Status400BadRequest;
        if ((request.QueryString.Value ?? "").Contains("%00", StringComparison.Ordinal))
            return StatusCodes.Status400BadRequest;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.Charset.Length == 0)
            return null;
        try
        {
            return type.Encoding is null ? StatusCodes.Status415UnsupportedMediaType : null;
        }
        catch (NotSupportedException)
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }
    }

    private static async Task WriteAsync(HttpContext http)
    {
        var (status, path) = (http.Response.StatusCode, http.Request.Path);
        var accept = http.Request.Headers.Accept.ToString();
        var city = http.RequestServices.GetRequiredService<CityOptions>();
        var sentence = Sentence(status, http.TraceIdentifier, city);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = "5";
        if (DirectLineError.IsExpectedAt(path))
            await DirectLineError.Of(status, sentence).ExecuteAsync(http);
        else if (path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || accept.Contains("json", StringComparison.OrdinalIgnoreCase))
            await Results.Problem(sentence, statusCode: status).ExecuteAsync(http);
        else if (accept.Contains("text/html", StringComparison.OrdinalIgnoreCase))
            await PageAsync(http, status, sentence, city);
        else
            await Results.Text(sentence, "text/plain; charset=utf-8", Encoding.UTF8, status).ExecuteAsync(http);
    }

    private static Task PageAsync(HttpContext http, int status, string sentence, CityOptions city)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        Markup main = $"<h1>{Title(status)}</h1>\n<p>{sentence}</p>\n<p><a href=\"/\">回到首页</a></p>";
        var page = Style.Page(city, Title(status), "", Markup.None, main, Markup.None);
        return Results.Text(page.ToString(), "text/html; charset=utf-8", Encoding.UTF8, status).ExecuteAsync(http);
    }

    private static string Title(int status) => status switch
    {
        StatusCodes.Status404NotFound => "没有这个页面",
        < StatusCodes.Status500InternalServerError => "请求没有办成",
        _ => "抱歉，出了点问题",
    };

    private static string Sentence(int status, string reference, CityOptions city) => status switch
    {
        StatusCodes.Status401Unauthorized => "请先登录，或者带上有效的令牌。",
        StatusCodes.Status403Forbidden => "您没有权限这样做。",
        StatusCodes.Status404NotFound => "没有这个地址，可能写错了，或者已经搬走。",
        StatusCodes.Status405MethodNotAllowed => "这个地址不能用这种请求方法。",
        StatusCodes.Status413PayloadTooLarge => "内容太大了。",
        StatusCodes.Status415UnsupportedMediaType => "内容的格式这里不支持。",
        StatusCodes.Status426UpgradeRequired => "这个地址只能用 WebSocket 打开。",
        StatusCodes.Status429TooManyRequests => "发得太快了，请过一会儿再试。",
        < StatusCodes.Status500InternalServerError => "请求写得不对，请检查地址和参数。",
        _ => $"抱歉，刚才没能办成（编号 {reference}）。请稍后再试，急事请打 {city.Hotline}。",
    };
}
