using System.Globalization;
using System.Text;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Library;

/// <summary>
/// The law library for everybody: <c>/law/民法典</c> is the contents, <c>/law/民法典/第一千零四十二条</c> an article, with
/// <c>?on=2019-06-01</c> in the wording of a day. Other forms of a name or number (1042) are led to these.
/// </summary>
internal static class LawPages
{
    public static PageStyle Style { get; } = new("law.css");

    private static readonly string Policy =
        $"default-src 'none'; style-src {Style.Source}; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void MapLawPages(this IEndpointRouteBuilder routes)
    {
        var laws = routes.MapGroup("/law").RequireRateLimiting(PerAddress.Policy).ExcludeFromDescription();
        laws.MapGet("/{law}", (HttpContext http, string law, string? on, ReadLaw library) => ShowAsync(http, library, law, null, on));
        laws.MapGet("/{law}/{article}", (HttpContext http, string law, string article, string? on, ReadLaw library) =>
            ShowAsync(http, library, law, article, on));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ReadLaw library, string law, string? article, string? on)
    {
        DateOnly? day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
        if (day is null && !string.IsNullOrEmpty(on))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var page = await library.OpenAsync(law, article, day, http.RequestAborted);
        var (name, number) = page switch
        {
            LawPage.OneArticle found => (found.Law.Name, found.Article.Number),
            LawPage.Contents found => (found.Law.Name, null),
            LawPage.Ended(var ended) => (ended.Name, (string?)null),
            _ => (law, article),
        };
        if (name != law || number != article)
            return Results.Redirect(new Uri("http://x" + LawView.Address(name, number, day)).PathAndQuery);
        var services = http.RequestServices;
        var today = CityTime.Today(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var html = new LawView(services.GetRequiredService<CityOptions>(), today).Draw(page).ToString();
        return Send(http, html, page is LawPage.Missing ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static IResult Send(HttpContext http, string html, int status)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "public, max-age=300";
        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
