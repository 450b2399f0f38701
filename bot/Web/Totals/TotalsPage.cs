using System.Globalization;
using System.Text;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.Totals;

/// <summary>The numbers of a month for everybody (公开数据), without a key and without script: <c>/public</c>.</summary>
internal static class TotalsPage
{
    public const string Address = "/public";

    private const string Title = "公开数据";
    private const string Few = "少于 5";

    /// <summary>Width of the longest bar, in units of the picture.</summary>
    private const int Widest = 100;

    private static readonly PageStyle Style = new("law.css", "totals.css");

    private static readonly string Policy =
        $"default-src 'none'; style-src {Style.Source}; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, ShowAsync).RequireRateLimiting(PerAddress.Policy).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(HttpContext http, string? month, ReadPublicTotals totals, CityOptions city, TimeProvider clock)
    {
        var thisMonth = CityTime.MonthOf(CityTime.Today(clock.GetUtcNow()));
        var wanted = month is null ? thisMonth : CityTime.ReadMonth(month);
        var known = wanted is { } asked ? await totals.RunAsync(asked) : null;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = known is null ? "no-store" : $"public, max-age={(int)ReadPublicTotals.Kept.TotalSeconds}";
        var main = known is null ? NotThere() : Draw(known, wanted!.Value, thisMonth);
        return Results.Text(
            Style.Page(city, Title, Title, Markup.None, main, Markup.None).ToString(), "text/html; charset=utf-8", Encoding.UTF8,
            known is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static Markup NotThere() => $"""
        <h1>没有这个月的数据</h1>
        <p class="actions"><a class="go" href="{Address}">看这个月的</a></p>
        """;

    private static Markup Draw(PublicTotals totals, DateOnly month, DateOnly thisMonth) => $"""
        <h1>{FigureTexts.Month(month)}，大家反映的事办得怎么样</h1>
        {Markup.When(month == thisMonth, () => $"<p class=\"state\">这个月还没有过完，数字还会变。</p>")}
        <dl class="totals">
        {Number("收到", totals.Received)}
        {Number("已经答复", totals.Answered)}
        {Number("居民说已解决", totals.Solved)}
        {Number("满意或基本满意", totals.Satisfied)}
        </dl>
        <h2>三个率</h2>
        <dl class="shares">
        {Rate("响应率", totals.Rates.Response, FigureTexts.ResponseMeans)}
        {Rate("解决率", totals.Rates.Solution, FigureTexts.SolutionMeans)}
        {Rate("满意率", totals.Rates.Satisfaction, FigureTexts.SatisfactionMeans)}
        </dl>
        {Markup.When(totals.Categories.Count > 0, () => Categories(totals.Categories))}
        <nav class="turn" aria-label="换一个月"><a href="{Address}?month={Of(month.AddMonths(-1))}">{FigureTexts.Month(month.AddMonths(-1))}</a>{Markup.When(
            month < thisMonth, () => $"<a href=\"{Address}?month={Of(month.AddMonths(1))}\">{FigureTexts.Month(month.AddMonths(1))}</a>")}</nav>
        <p class="soft note">数字从办理记录里数出来，没有任何一件诉求、任何一个人的内容。哪一类少于 5 件，只写名称不写数。每十分钟更新一次。</p>
        """;

    private static Markup Categories(IReadOnlyList<CategoryTotal> all)
    {
        var most = all.Max(one => one.Received ?? 0);
        return $"""
            <h2>反映最多的事</h2>
            <table class="kinds"><thead><tr><th scope="col">分类</th><th scope="col">收到</th></tr></thead><tbody>
            {all.Select(one => Kind(one, most))}
            </tbody></table>
            """;
    }

    /// <summary>The bar is drawn with attributes: the page's policy allows no style within it.</summary>
    private static Markup Kind(CategoryTotal one, int most) => $"""
        <tr><th scope="row">{one.Category}</th><td>{Told(one)}
        <svg viewBox="0 0 {Widest} 6" preserveAspectRatio="none" aria-hidden="true"><rect width="{Width(one.Received, most)}" height="6" rx="1"/></svg></td></tr>

        """;

    private static string Told(CategoryTotal one) => one.Received is { } count ? $"{count} 件" : one.IsFew ? $"{Few} 件" : "不写明";

    private static int Width(int? count, int most) => most == 0 ? 0 : (count ?? 0) * Widest / most;

    private static Markup Number(string name, int count) => $"<div><dt>{name}</dt><dd>{count}<small> 件</small></dd></div>\n";

    private static Markup Rate(string name, double? rate, string how) =>
        $"<div><dt>{name}</dt><dd><b>{FigureTexts.Percent(rate)}</b><span class=\"soft\">{how}</span></dd></div>\n";

    private static string Of(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
