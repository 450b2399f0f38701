using System.Net;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Laws;

/// <summary>The public pages of the law library, over HTTP and on a phone.</summary>
[Collection(nameof(Chromium))]
public sealed class LawPageTests(Chromium chromium) : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private TestHost host = null!;
    private HttpClient http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync();
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        Write("遛龙管理条例", "2010-01-01", "遛龙不必牵绳。\n\n夜间除外。");
        Write("遛龙管理条例", "2020-06-01", "遛龙应当牵绳。\n\n夜间除外。");
        Write("驯龙办法", "2012-01-01", "<script>alert(1)</script>\"龙\"应当登记。");
        Write("驯龙法", "2025-03-01", "龙应当登记。", "本法自2025年5月1日起施行。《驯龙办法》同时废止。");
        await host.City.Get<ImportLaws>().RunAsync(folder.Path, null, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        folder.Dispose();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("/law/民法典/944", "/law/民法典/第九百四十四条")]
    [InlineData("/law/中华人民共和国民法典/第944条", "/law/民法典/第九百四十四条")]
    [InlineData("/law/消法/55?on=2024-01-01", "/law/消费者权益保护法/第五十五条?on=2024-01-01")]
    [InlineData("/law/婚姻法/32", "/law/婚姻法")]
    public async Task Another_form_of_a_name_or_number_leads_to_the_permanent_address(string asked, string canonical)
    {
        var answer = await http.GetAsync(new Uri(asked, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(canonical, Uri.UnescapeDataString(answer.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(answer.Headers.Location, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("/law/民法典/第九百四十四条", true)]
    [InlineData("/chat", true)]
    [InlineData("/", true)]
    [InlineData("/console/login", false)]
    public async Task Only_pages_that_are_the_same_for_everybody_are_compressed(string address, bool compressed)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        asked.Headers.AcceptEncoding.ParseAdd("gzip");
        var answer = await http.SendAsync(asked, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(compressed, answer.Content.Headers.ContentEncoding.Contains("gzip"));
        Assert.Equal(compressed, answer.Headers.Vary.Contains("Accept-Encoding"));
        Assert.Empty((await http.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task An_article_comes_with_its_headings_neighbours_answers_and_state()
    {
        var page = await ReadAsync("/law/民法典/第九百四十四条");
        Assert.Contains("业主应当按照约定向物业服务人支付物业费。", page, StringComparison.Ordinal);
        Assert.Contains("合同编", page, StringComparison.Ordinal);
        Assert.Contains("现在有效，自2021年1月1日起施行", page, StringComparison.Ordinal);
        Assert.Contains("居民常问", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\"", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_also_cites_a_missing_article_is_not_shown_beside_an_article()
    {
        const string Question = "龙不牵绳怎么办";
        await host.City.Transactions.RunAsync(
            db =>
            {
                foreach (var (id, other) in new[] { ("long-hao", "第二条"), ("long-huai", "第九十九条") })
                {
                    var entry =
                        new KnowledgeEntry(id,
                            new EntryContent("宠物", Question + id, [], "牵。", [], [new Citation("遛龙管理条例", "第一条"), new Citation("遛龙管理条例", other)]),
                                new DateOnly(2026, 1, 1));
                    db.KnowledgeEntries.Add(entry);
                }

                return Task.CompletedTask;
            },
            Cancellation);
        var page = await ReadAsync("/law/遛龙管理条例/第一条");
        Assert.Contains(Question + "long-hao", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Question + "long-huai", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_day_the_wording_of_that_day_is_shown_and_what_changed_is_marked()
    {
        var now = await ReadAsync("/law/遛龙管理条例/第一条");
        Assert.Contains("<article><p>遛龙应当牵绳。</p>", now, StringComparison.Ordinal);
        Assert.Contains("<p><mark>遛龙不必牵绳。</mark></p><p>夜间除外。</p>", now, StringComparison.Ordinal);
        var then = await ReadAsync("/law/遛龙管理条例/第一条?on=2015-01-01");
        Assert.Contains("<article><p>遛龙不必牵绳。</p>", then, StringComparison.Ordinal);
        Assert.Contains("这是旧版本，2020年6月1日起已经换成新版本。", then, StringComparison.Ordinal);
        Assert.Equal(now, await ReadAsync("/law/遛龙管理条例/第一条?on="));
    }

    [Fact]
    public async Task A_repealed_law_says_what_replaced_it_and_hostile_text_stays_text()
    {
        var page = await ReadAsync("/law/驯龙办法/第一条");
        Assert.Contains("《驯龙办法》已经废止，自2025年5月1日起由《驯龙法》替代。", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;龙&quot;应当登记。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("《婚姻法》已经废止，自2021年1月1日起由《民法典》婚姻家庭编替代。", await ReadAsync("/law/婚姻法"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_law_on_the_list_of_ended_laws_leads_to_each_law_that_replaced_it_and_to_none_where_none_did()
    {
        var page = await ReadAsync("/law/最高人民法院关于适用《婚姻法》若干问题的解释（一）");
        Assert.Contains("由《民法典》和《最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一）》替代。", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"go\" href=\"/law/民法典\">看《民法典》</a>", page, StringComparison.Ordinal);
        Assert.Contains("看《最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一）》</a>", page, StringComparison.Ordinal);
        var ended = await ReadAsync("/law/现金管理暂行条例");
        Assert.Contains("《现金管理暂行条例》已经废止，自2025年1月20日起不再施行：国务院决定废止。", ended, StringComparison.Ordinal);
        Assert.DoesNotContain(">看《", ended, StringComparison.Ordinal);

        Write("现金管理暂行条例", "2011-01-08", "甲。");
        Write("城市绿化条例", "2017-03-01", "乙。");
        await host.City.Get<ImportLaws>().RunAsync(folder.Path, null, Cancellation);
        Assert.DoesNotContain("看现在的规定", await ReadAsync("/law/现金管理暂行条例/第一条"), StringComparison.Ordinal);
        var old = await ReadAsync("/law/城市绿化条例/第一条");
        Assert.Contains("现在有效", old, StringComparison.Ordinal);
        Assert.Contains("《城市绿化条例》2026年3月20日起有新的修改，新条文我这里还没有，请再核对。", old, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/law/民法典/9999", "这部法律里没有这一条")]
    [InlineData("/law/%3Cscript%3E", "没有找到这部法律")]
    [InlineData("/law/没有的法", "没有找到这部法律")]
    public async Task What_is_not_there_is_said_in_Chinese_with_a_way_on(string path, string words)
    {
        var page = await ReadAsync(path, HttpStatusCode.NotFound);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/chat\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_over_HTTP_takes_a_day()
    {
        await host.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        var then = await http.GetStringAsync(new Uri("/api/v1/knowledge/search?q=遛龙管理条例第一条&on=2015-01-01", UriKind.Relative), Cancellation);
        Assert.Contains("遛龙不必牵绳。", then, StringComparison.Ordinal);
        Assert.Contains("\"until\":\"2020-06-01\"", then, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/law/民法典/第一千零七十九条", "article")]
    [InlineData("/law/遛龙管理条例/第一条", "history")]
    [InlineData("/law/驯龙办法/第一条", "repealed")]
    [InlineData("/law/婚姻法", "ended")]
    [InlineData("/law/民法典", "contents")]
    public async Task On_a_phone_every_page_is_in_order_without_scripts_and_never_wider_than_the_screen(string path, string picture)
    {
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.GotoAsync(path);
        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await visit.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)") >= 18);
        await SaveAsync(visit, picture);
        // With letters twice as large nothing is cut off either.
        await visit.Page.EvaluateAsync("document.documentElement.style.fontSize = '225%'");
        Assert.Equal(390, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await SaveAsync(visit, picture + "-large");
        visit.WasInOrder();
    }

    [Fact]
    public async Task On_a_phone_a_resident_picks_the_day_it_happened()
    {
        await using var visit = await chromium.VisitAsync(host);
        await visit.Page.GotoAsync("/law/遛龙管理条例/第一条");
        await visit.Page.GetByLabel("看某一天有效的规定").FillAsync("2015-01-01");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "看那天的" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("article")).ToContainTextAsync("遛龙不必牵绳。");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "看现在的规定" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("article")).ToContainTextAsync("遛龙应当牵绳。");
        visit.WasInOrder();
    }

    private static async Task SaveAsync(Visit visit, string name)
    {
        if (Environment.GetEnvironmentVariable("LAW_SCREENSHOTS") is { Length: > 0 } to)
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(to, name + ".png") });
    }

    private async Task<string> ReadAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private void Write(string law, string version, string first, string closing = "本条例自公布之日起施行。") =>
        folder.Write($"行政法规/{law}({version}).md", $"# {law}\n\n<!-- INFO END -->\n\n第一条 {first}\n\n第二条 {closing}\n");
}
