using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Laws;

/// <summary>Law of the city and its province is taken, found, cited and shown first; law of other places is named and left out. The city is 襄阳市.</summary>
public sealed class LocalLawTests : IDisposable
{
    private const string Question = "生育假增加多少天，男方护理假多少天";
    private const string Rule = "符合法律、法规规定生育子女的夫妻，女方增加生育假六十天，男方享受护理假十五天。";

    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Laws_of_the_city_and_its_province_are_taken_and_those_of_other_places_named(DatabaseProvider provider)
    {
        await using var city = await StartAsync("湖北省", provider);
        Write("湖北省遛龙条例", "遛龙应当牵绳。");
        Docx("襄阳市遛龙办法", "（2021年5月1日襄阳市人民政府令第9号公布）", "遛龙应当戴嘴套。");
        Write("湖南省遛龙条例", "遛龙不必牵绳。");
        Docx("宜昌市遛龙办法", "（2021年5月1日宜昌市人民政府令第3号公布）", "遛龙应当登记。");
        folder.Write("地方性法规/养龙条例(2020-01-01).md", "# 养龙条例\n\n<!-- INFO END -->\n\n第一条 龙应当登记。\n");
        var report = await ImportAsync(city);
        Assert.Equal(
            [("湖北省遛龙条例", "湖北省"), ("襄阳市遛龙办法", "襄阳市")],
            report.PerLaw.Select(law => (law.Law, law.Place)).OrderBy(law => law.Place, StringComparer.Ordinal));
        Assert.Equal(
            [new LawElsewhere("宜昌市遛龙办法", "宜昌市"), new LawElsewhere("湖南省遛龙条例", "湖南省")], report.Elsewhere.OrderBy(law => law.Law, StringComparer.Ordinal));
        var refused = Assert.Single(report.Refused);
        Assert.Equal("养龙条例(2020-01-01).md", Path.GetFileName(refused.Path));
        Assert.StartsWith("a local law of which neither the title nor the maker says the place", refused.Reason, StringComparison.Ordinal);

        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        var found = city.Get<KnowledgeIndex>().Search("遛龙", 50).Select(hit => hit.Law ?? "").Where(law => law.Contains("遛龙", StringComparison.Ordinal));
        Assert.Equal(["湖北省遛龙条例", "襄阳市遛龙办法"], found.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, new Citation("湖北省遛龙条例", "第一条")));
        Assert.Null(await CitedAsync(city, new Citation("湖南省遛龙条例", "第一条")));
        Assert.Equal((1, 1), await StatusAsync(city) is var status ? (status.OfProvince, status.OfCity) : default);
        Assert.Equal((0, 2), await ImportAsync(city) is var again ? (again.Added, again.Elsewhere.Count) : default);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_taken_under_another_setting_is_named_and_the_next_import_takes_it_out(DatabaseProvider provider)
    {
        await using var city = await StartAsync("湖南省", provider);
        Write("湖南省遛龙条例", "遛龙不必牵绳。", "本条例自2020年2月1日起施行。《驯龙办法》同时废止。");
        Write("驯龙办法", "龙应当登记。", day: "2010-01-01");
        await ImportAsync(city);
        Assert.Null(await CitedAsync(city, new Citation("驯龙办法", "第一条")));

        using var mended = new TempFolder();
        var import = new ImportLaws(city.Transactions, city.Get<BringEndedLaws>(), new CityOptions { Province = "湖北省" }, city.Clock);
        var status = await new ReadLibraryStatus(city.Transactions, new CityOptions { Province = "湖北省" }, city.Clock).RunAsync(null, Cancellation);
        Assert.Equal([new LawElsewhere("湖南省遛龙条例", "湖南省")], status!.Elsewhere);
        var report = await import.RunAsync(mended.Path, null, Cancellation);
        Assert.Equal([new LawElsewhere("湖南省遛龙条例", "湖南省")], report.Removed);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        Assert.Null(await CitedAsync(city, new Citation("湖南省遛龙条例", "第一条")));
        Assert.DoesNotContain(city.Get<KnowledgeIndex>().Search("遛龙", 50), hit => hit.Law == "湖南省遛龙条例");
        // What it had ended stands again.
        Assert.Equal("龙应当登记。", await CitedAsync(city, new Citation("驯龙办法", "第一条")));
        Assert.Empty((await import.RunAsync(mended.Path, null, Cancellation)).Removed);
    }

    [Fact]
    public async Task A_resident_reads_the_law_of_the_province_first_with_its_day()
    {
        await using var city = await StartAsync("湖北省");
        Write("湖北省人口与计划生育条例", Rule);
        await ImportAsync(city);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(Question);
        resident.Hears("下面这几条法律和它最相关：\n\n《湖北省人口与计划生育条例》第一条（2020年1月1日起施行）\n" + Rule);
    }

    /// <summary>Scores of a national and a local article, whether they are learned, and how many the question names.</summary>
    [Theory]
    [InlineData(100, 85, null, 0, true)]
    [InlineData(100, 75, null, 0, false)]
    [InlineData(3, 2.1, 0.8, 0, true)]
    [InlineData(3, 1.9, 0.8, 0, false)]
    [InlineData(101, 100, null, 1, false)]
    public async Task A_local_article_goes_first_where_it_comes_about_as_near(double national, double local, double? confidence, int cited, bool first)
    {
        await using var city = await StartAsync("湖北省");
        Write("湖北省人口与计划生育条例", Rule);
        await ImportAsync(city);
        SearchHit Hit(string law, string article, double score) =>
            new(LawDocument.PassageId(law, article), PassageKind.Article, law, law, article, "", null, score, []);
        var found = new FoundArticles([Hit("人口与计划生育法", "第二十五条", national), Hit("湖北省人口与计划生育条例", "第一条", local)], confidence) { Cited = cited };
        var advice = await Transcripts.QueryAsync(
            city, db => AnswerQuestion.StatutesAsync(db, Question, new Proposals([], found), [], new DateOnly(2026, 11, 23), Cancellation));
        Assert.Equal(
            first ? ["湖北省人口与计划生育条例", "人口与计划生育法"] : ["人口与计划生育法", "湖北省人口与计划生育条例"],
            Assert.IsType<Advice.FromStatutes>(advice).Articles.Select(article => article.Law.Name));
    }

    [Fact]
    public async Task A_law_of_another_province_is_never_shown_nor_taken_for_the_national_one()
    {
        await using var city = await StartAsync("湖北省");
        Write("湖南省人口与计划生育条例", Rule);
        await ImportAsync(city);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(Question);
        resident.DoesNotHear("湖南省");
        resident.Hears("下面这几条法律和它最相关：");
        await resident.Says("湖南省物业管理条例第五条怎么说");
        resident.Hears("我这里没有这一条：《湖南省物业管理条例》第五条");
        await resident.Says("物业管理条例第五条怎么说");
        resident.Hears("《物业管理条例》第五条");
        resident.DoesNotHear("湖南省");
    }

    [Fact]
    public async Task Without_a_province_its_laws_are_left_out_and_the_operator_reads_which_setting_says_so()
    {
        await using var city = await TestCity.StartAsync();
        Write("湖北省遛龙条例", "遛龙应当牵绳。");
        Write("襄阳市遛龙办法", "遛龙应当戴嘴套。");
        var told = await Operator.RunAsync(city.Settings, "laws", "import", folder.Path);
        Assert.Contains("不适用本地，没有收 1 部：湖北省遛龙条例（湖北省）。本地是 襄阳市（City:Name），没有设省份（City:Province）。", told.Output, StringComparison.Ordinal);
        Assert.Contains("  襄阳市遛龙办法（2020-01-01）：2 条，襄阳市", told.Output, StringComparison.Ordinal);
        Assert.Matches("其中全国的 [0-9]+ 部，省里的 0 部，市里的 1 部。", (await Operator.RunAsync(city.Settings, "laws", "status")).Output);
    }

    [Fact]
    public async Task Status_names_the_laws_that_are_no_law_here_any_more()
    {
        await using var city = await StartAsync("湖北省");
        Write("湖北省遛龙条例", "遛龙应当牵绳。");
        await ImportAsync(city);
        var told = await Operator.RunAsync(city.Settings.Append(new("City:Province", "湖南省")), "laws", "status");
        Assert.Contains(
            "不适用本地的 1 部：湖北省遛龙条例（湖北省）。本地是 襄阳市（City:Name），湖南省（City:Province）。再运行一次 laws import 就会移出。", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_curator_finds_a_local_article_to_cite_and_sees_where_it_holds()
    {
        await using var city = await StartAsync("湖北省");
        Write("湖北省遛龙条例", "遛龙应当牵绳。");
        await ImportAsync(city);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        var found = (await new FindArticles(city.Transactions, city.Get<KnowledgeIndex>(), city.Clock).SearchAsync("湖北省遛龙条例第1条", Cancellation))[0];
        Assert.Equal((new Citation("湖北省遛龙条例", "第一条"), "湖北省"), (found.Citation, found.Place));
        Assert.True(await Transcripts.QueryAsync(
            city, db => Assistant.Legal.Citations.AllStandAsync(db, [found.Citation], new DateOnly(2026, 11, 23), Cancellation)));
    }

    [Theory]
    [InlineData("浙江")]
    [InlineData("杭州市")]
    [InlineData("浙江省杭州市")]
    public void A_province_that_is_none_stops_the_start(string province) => Assert.Contains(
        $"City:Province 是 \"{province}\"，应是省、自治区或直辖市的全称", Assert.Throws<SettingException>(() => Options(province)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("杭州市", "浙江省", "浙江省", true)]
    [InlineData("杭州市", "浙江省", "杭州市", true)]
    [InlineData("杭州市", "浙江省", "宁波市", false)]
    [InlineData("杭州市", "浙江省", "江苏省", false)]
    [InlineData("杭州市", "", "浙江省", false)]
    [InlineData("杭州市", "", null, true)]
    [InlineData("浙江省杭州市", "", "浙江省", true)]
    [InlineData("北京市", "", "北京市", true)]
    [InlineData("上海市徐汇区", null, "上海市", true)]
    public void Law_of_the_city_and_its_province_holds_here(string name, string? province, string? place, bool here) =>
        Assert.Equal(here, Options(province, name).LiesIn(place));

    private static CityOptions Options(string? province, string name = "襄阳市") => CityOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("City:Province", province), new("City:Name", name)]).Build());

    private static Task<TestCity> StartAsync(string province, DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        TestCity.StartAsync(provider, services => services.Replace(ServiceDescriptor.Singleton(new CityOptions { Province = province })));

    private static async Task<LibraryStatus> StatusAsync(TestCity city) => (await city.Get<ReadLibraryStatus>().RunAsync(null, Cancellation))!;

    private static async Task<string?> CitedAsync(TestCity city, Citation citation) => (await Transcripts.QueryAsync(
        city, db => Assistant.Legal.Citations.FindAsync(db, citation, CityTime.Today(city.Clock.GetUtcNow()), Cancellation)))?.Article.Text;

    private Task<LawImportReport> ImportAsync(TestCity city) => city.Get<ImportLaws>().RunAsync(folder.Path, null, Cancellation);

    private void Write(string law, string first, string closing = "本条例自公布之日起施行。", string day = "2020-01-01") =>
        folder.Write($"{law}({day}).md", $"# {law}\n\n<!-- INFO END -->\n\n第一条 {first}\n\n第二条 {closing}\n");

    private void Docx(string law, string made, string first)
    {
        using var document = WordprocessingDocument.Create(Path.Combine(folder.Path, law + ".docx"), WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Document(new Body(new[] { law, made, $"第一条　{first}", "第二条　本办法自公布之日起施行。" }.Select(
            text => (OpenXmlElement)new Paragraph(new Run(new Text(text))))));
    }
}
