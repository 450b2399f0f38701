using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Curation;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;
using Citations = ResidentAssistant.Assistant.Legal.Citations;

namespace ResidentAssistant.Tests.Storage;

/// <summary>The database is the truth about the law library; the index follows it.</summary>
public sealed class KnowledgeStorageTests : IDisposable
{
    private static readonly string Question = TestDesk.Unicorns.Question;
    private static readonly DateOnly Today = CityTime.Today(TestCity.Monday);
    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_index_is_built_anew_and_finds_the_same(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await (await TestDesk.OpenAsync(city)).PublishedAsync();
        await CatchUpAsync(city);
        string[] questions = ["物业费涨价业主可以拒绝交吗", "公司拖欠工资怎么办", "民法典第九百四十四条", Question];
        var before = questions.Select(q => Found(city, q)).ToList();
        Assert.All(before, Assert.NotEmpty);
        await city.RestartAsync();
        Directory.Delete(city.Get<DatabaseOptions>().IndexFolder, recursive: true);
        Assert.Empty(Found(city, Question));
        await CatchUpAsync(city);
        Assert.Equal(before, questions.Select(q => Found(city, q)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_published_entry_is_found_and_an_expired_one_is_not(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var desk = await TestDesk.OpenAsync(city);
        var submitted = await desk.SubmittedAsync();
        var id = $"faq:{submitted.Id}";
        await CatchUpAsync(city);
        Assert.DoesNotContain(id, Found(city, Question));
        var published = TestDesk.Done(await desk.Curate.PublishAsync(desk.Curator, submitted.Id, submitted.Version, TestDesk.NextYear, Cancellation));
        Assert.DoesNotContain(id, Found(city, Question));
        await CatchUpAsync(city);
        Assert.Equal(id, Found(city, Question)[0]);
        TestDesk.Done(await desk.Curate.ExpireAsync(desk.Curator, published.Id, published.Version, Cancellation));
        await CatchUpAsync(city);
        Assert.DoesNotContain(id, Found(city, Question));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_index_that_is_ahead_of_a_restored_database_is_built_anew(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        city.Get<KnowledgeIndex>().Rebuild([new Passage("faq:stray", PassageKind.Entry, Question, "不在数据库里")], "999999@2026-11-23");
        await CatchUpAsync(city);
        Assert.DoesNotContain("faq:stray", Found(city, Question));
        Assert.NotEmpty(Found(city, "物业费涨价业主可以拒绝交吗"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Importing_the_same_laws_again_changes_nothing(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        folder.Write("行政法规/遛龙管理条例(2020-01-01).md", Law("第一条 遛龙应当牵绳。", "第二条 本条例自公布之日起施行。"));
        folder.Write("行政法规/坏文件(2020-01-01).md", "这里没有标题");
        var first = await ImportAsync(city);
        Assert.Equal((1, 2, 2, 0, 0), (first.Laws, first.Articles, first.Added, first.Changed, first.Replaced));
        Assert.Single(first.Refused);
        Assert.True(await CatchUpAsync(city));
        var again = await ImportAsync(city);
        Assert.Equal((1, 2, 0, 0, 0), (again.Laws, again.Articles, again.Added, again.Changed, again.Replaced));
        Assert.False(await CatchUpAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Importing_the_starter_laws_again_changes_nothing(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var again = await city.Get<ImportLaws>().RunAsync(Path.Combine(StarterFaq.Folder, "laws"), null, Cancellation);
        Assert.True(again.Laws > 10, $"{again.Laws} laws");
        Assert.Equal((0, 0, 0), (again.Added, again.Changed, again.Replaced));
        Assert.Empty(again.Refused);
        Assert.False(await CatchUpAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_versions_only_the_newest_is_found_and_cited_whichever_came_first(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        foreach (var (version, text) in new[] { ("2020-01-01", "第一条 遛龙应当牵绳。"), ("2010-01-01", "第一条 遛龙不必牵绳。"), ("2024-05-01", "第一条 遛龙应当牵绳并戴嘴套。") })
        {
            folder.Write($"行政法规/遛龙管理条例({version}).md", Law(text, "第二条 本条例自公布之日起施行。"));
            Assert.Equal(version == "2024-05-01" ? 1 : 0, (await ImportAsync(city)).Replaced);
            await CatchUpAsync(city);
            var expected = version == "2024-05-01" ? "遛龙应当牵绳并戴嘴套。" : "遛龙应当牵绳。";
            var hit = Assert.Single(city.Get<KnowledgeIndex>().Search("遛龙管理条例第一条", 10), h => h.Id == "law:遛龙管理条例/第一条");
            Assert.Contains(expected, hit.Snippet, StringComparison.Ordinal);
            var cited = await Transcripts.QueryAsync(city, db => Citations.FindAsync(db, new Citation("遛龙管理条例", "第一条"), Today, Cancellation));
            Assert.Equal(expected, cited!.Value.Article.Text);
        }
    }

    private static string Law(params string[] articles) => "# 遛龙管理条例\n\n国务院令公布\n\n<!-- INFO END -->\n\n" + string.Join("\n\n", articles) + "\n";

    private static List<string> Found(TestCity city, string question) => [.. city.Get<KnowledgeIndex>().Search(question, 10).Select(hit => hit.Id)];

    private static Task<bool> CatchUpAsync(TestCity city) => city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);

    private Task<LawImportReport> ImportAsync(TestCity city) => city.Get<ImportLaws>().RunAsync(folder.Path, null, Cancellation);
}
