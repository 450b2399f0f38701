using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;
using Citations = ResidentAssistant.Assistant.Legal.Citations;

namespace ResidentAssistant.Tests.Laws;

/// <summary>What is in force on which day, and what an import does to it. The clock stands at 23 November 2026.</summary>
public sealed class LawLibraryTests : IDisposable
{
    private static readonly Citation First = new("遛龙管理条例", "第一条");
    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_law_that_is_not_yet_in_force_takes_over_by_itself_on_its_day(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        Write("遛龙管理条例", "2026-11-20", "遛龙应当牵绳并戴嘴套。", "本条例自2026年12月1日起施行。");
        Assert.Equal(0, (await ImportAsync(city)).Replaced);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, First));
        Assert.Equal("遛龙应当牵绳。", Found(city));

        city.Clock.Advance(new DateTimeOffset(2026, 11, 30, 23, 59, 0, TimeSpan.FromHours(8)) - city.Clock.GetUtcNow());
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, First));
        Assert.Equal("遛龙应当牵绳。", Found(city));

        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("遛龙应当牵绳并戴嘴套。", await CitedAsync(city, First));
        Assert.True(await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation));
        Assert.Equal("遛龙应当牵绳并戴嘴套。", Found(city));
        Assert.False(await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_repealed_law_is_found_only_when_it_is_named_and_says_what_replaced_it(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        Write("驯龙法", "2025-03-01", "龙应当登记。", "本法自2025年5月1日起施行。《遛龙管理条例》同时废止。");
        var report = await ImportAsync(city);
        Assert.Equal(new RepealedLaw("遛龙管理条例", new DateOnly(2025, 5, 1), "驯龙法"), Assert.Single(report.Repealed));
        Assert.Empty((await ImportAsync(city)).Repealed);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);

        Assert.Null(await CitedAsync(city, First));
        Assert.DoesNotContain(await SearchAsync(city, "遛龙要不要牵绳"), hit => hit.Hit.Law == "遛龙管理条例");
        var named = (await SearchAsync(city, "遛龙管理条例第1条"))[0];
        Assert.Equal(("遛龙应当牵绳。", new DateOnly(2025, 5, 1), "驯龙法"), (named.Hit.Snippet, named.Until, named.ReplacedBy));
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, First, new DateOnly(2025, 4, 30)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_law_made_again_after_the_repeal_of_its_namesake_is_in_force(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("驯龙法", "2014-11-01", "龙应当登记。", "本法自2014年11月1日起施行。《遛龙管理条例》同时废止。");
        Write("遛龙管理条例", "2010-01-01", "旧。");
        Write("遛龙管理条例", "2015-07-01", "新。");
        await ImportAsync(city);
        Assert.Equal("新。", await CitedAsync(city, First));
        Assert.Equal("旧。", await CitedAsync(city, First, new DateOnly(2014, 10, 31)));
        Assert.Null(await CitedAsync(city, First, new DateOnly(2015, 1, 1)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_search_as_of_a_day_gives_the_wording_of_that_day(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙不必牵绳。");
        Write("遛龙管理条例", "2020-06-01", "遛龙应当牵绳。");
        await ImportAsync(city);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        foreach (var (day, text) in new[] { ("2020-05-31", "遛龙不必牵绳。"), ("2020-06-01", "遛龙应当牵绳。"), ("2009-12-31", null) })
        {
            var hits = await SearchAsync(city, "遛龙应当牵绳吗", DateOnly.Parse(day));
            Assert.Equal(text, hits.FirstOrDefault(hit => hit.Hit is { Law: "遛龙管理条例", Article: "第一条" })?.Hit.Snippet);
            Assert.All(hits, hit => Assert.Equal(PassageKind.Article, hit.Hit.Kind));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_import_that_breaks_off_leaves_nothing_and_search_goes_on_during_it(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        Write("驯龙法", "2025-03-01", "龙应当登记。");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var searched = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Get<ImportLaws>().RunAsync(
            folder.Path,
            (stage, done, total) =>
            {
                if (stage != ImportStage.Writing)
                    return;
                searched += city.Get<KnowledgeIndex>().Search("物业费涨价业主可以拒绝交吗", 5).Count;
                Assert.Equal((4, 4), (done, total));
                stop.Cancel();
            },
            stop.Token));
        Assert.Equal(5, searched);
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.False(await db.Laws.AnyAsync(law => law.Key == "遛龙管理条例" || law.Key == "驯龙法", Cancellation));
        Assert.False(await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation));
        Assert.Equal(4, (await ImportAsync(city)).Added);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Residents_write_and_read_the_old_text_while_a_new_one_is_written(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        await ImportAsync(city);
        WriteLong("遛龙管理条例", "2010-01-01", articles: 700);
        var resident = city.NewResident();
        var turns = new List<string?>();
        var report = await city.Get<ImportLaws>().RunAsync(
            folder.Path,
            (stage, _, _) =>
            {
                if (stage != ImportStage.Writing)
                    return;
                // Waits for a turn of its own: an import that kept the database to itself would never go on.
                Assert.True(resident.Says("你好").Wait(TimeSpan.FromMinutes(2), Cancellation));
                turns.Add(CitedAsync(city, First).GetAwaiter().GetResult());
            },
            Cancellation);
        Assert.Equal(["遛龙应当牵绳。", "遛龙应当牵绳。", "遛龙应当牵绳。"], turns);
        Assert.Equal((698, 2), (report.Added, report.Changed));
        Assert.Equal("遛龙应当登记，第1条。", await CitedAsync(city, First));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_an_import_that_broke_off_had_written_is_cleared_by_the_next(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        WriteLong("遛龙管理条例", "2010-01-01", articles: 700);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Get<ImportLaws>().RunAsync(
            folder.Path,
            (stage, _, _) =>
            {
                if (stage == ImportStage.Writing)
                    stop.Cancel();
            },
            stop.Token));
        Assert.Equal(300, await UnreadAsync(city));
        Assert.Null(await CitedAsync(city, First));
        Assert.Equal(700, (await ImportAsync(city)).Added);
        Assert.Equal(0, await UnreadAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_file_with_one_article_of_a_version_leaves_its_others_as_they_are(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        await ImportAsync(city);
        folder.Write("行政法规/遛龙管理条例(2010-01-01).md", "# 遛龙管理条例\n\n<!-- INFO END -->\n\n第一条 遛龙应当戴嘴套。\n");
        var report = await ImportAsync(city);
        Assert.Equal((0, 1), (report.Added, report.Changed));
        Assert.Equal("遛龙应当戴嘴套。", await CitedAsync(city, First));
        Assert.Equal("本条例自公布之日起施行。", await CitedAsync(city, First with { Article = "第二条" }));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_imports_at_the_same_time_end_as_one(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ImportAsync(city), Cancellation)));
        Assert.Equal([0, 2], both.Select(report => report.Added).Order());
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, First));
    }

    [Fact]
    public async Task Each_refused_file_is_reported_with_its_line_and_the_others_are_taken()
    {
        await using var city = await TestCity.StartAsync();
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        folder.Write("行政法规/双条.md", "# 双条\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第一条 乙。\n");
        folder.Write("行政法规/无题.md", "没有标题\n");
        var report = await ImportAsync(city);
        Assert.Equal(
            [("双条.md", 7, "第一条 stands there twice"), ("无题.md", 1, "the first line is not a title of the form '# 名称'")],
            report.Refused.Select(file => (Path.GetFileName(file.Path), file.Line, file.Reason)).OrderBy(file => file.Item2 == 1));
        Assert.Equal(2, report.Added);
    }

    [Fact]
    public async Task A_law_whose_day_cannot_be_read_is_refused_and_each_law_is_reported()
    {
        await using var city = await TestCity.StartAsync();
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        folder.Write("行政法规/驯龙法.md", "# 驯龙法\n\n2020年13月1日 通过\n\n第一条 龙应当登记。\n");
        folder.Write("行政法规/养龙法.md", "# 养龙法\n\n2020年5月28日 通过\n\n目录\n\n第一章 总则\n\n## 第一章 总则\n\n第一条 龙应当登记。\n");
        var report = await ImportAsync(city);
        var refused = Assert.Single(report.Refused);
        Assert.Equal(("驯龙法.md", 3), (Path.GetFileName(refused.Path), refused.Line));
        Assert.Contains("no day of this wording can be read", refused.Reason, StringComparison.Ordinal);
        Assert.Equal([("养龙法", 1, 1), ("遛龙管理条例", 2, 0)], report.PerLaw.Select(law => (law.Law, law.Articles, law.Skipped.Count)).Order());
        Assert.False(await Transcripts.QueryAsync(city, db => db.Laws.AnyAsync(law => law.Version < new DateOnly(1949, 1, 1), Cancellation)));
    }

    private void Write(string law, string version, string first, string closing = "本条例自公布之日起施行。") =>
        folder.Write($"行政法规/{law}({version}).md", $"# {law}\n\n<!-- INFO END -->\n\n第一条 {first}\n\n第二条 {closing}\n");

    private void WriteLong(string law, string version, int articles) => folder.Write(
        $"行政法规/{law}({version}).md",
        $"# {law}\n\n<!-- INFO END -->\n\n"
            + string.Concat(Enumerable.Range(1, articles).Select(i => $"{LawParser.CanonicalArticle($"{i}条")} 遛龙应当登记，第{i}条。\n\n")));

    private static Task<int> UnreadAsync(TestCity city) =>
        Transcripts.QueryAsync(city, db => db.Articles.CountAsync(a => !db.Set<Law>().Any(law => law.TextId == a.TextId), Cancellation));

    private static string Found(TestCity city) =>
        Assert.Single(city.Get<KnowledgeIndex>().Search("遛龙管理条例第一条", 10), hit => hit.Id == "law:遛龙管理条例/第一条").Snippet;

    private static Task<IReadOnlyList<LibraryHit>> SearchAsync(TestCity city, string query, DateOnly? on = null) =>
        city.Get<SearchLibrary>().RunAsync(query, 10, on, Cancellation);

    private static async Task<string?> CitedAsync(TestCity city, Citation citation, DateOnly? on = null)
    {
        var day = on ?? CityTime.Today(city.Clock.GetUtcNow());
        return (await Transcripts.QueryAsync(city, db => Citations.FindAsync(db, citation, day, Cancellation)))?.Article.Text;
    }

    private Task<LawImportReport> ImportAsync(TestCity city) => city.Get<ImportLaws>().RunAsync(folder.Path, null, Cancellation);
}
