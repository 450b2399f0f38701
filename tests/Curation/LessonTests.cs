using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Curation;

/// <summary>
/// What the index learns from votes and from lawyers. A question holds a word that stands in no law and no entry: the
/// articles are found by it once the question taught them.
/// </summary>
public sealed class LessonTests
{
    private const string Word = "qwertyuiop";
    private const string Asked = $"继承开始后放弃继承应当怎么表示，有书面形式的要求吗，我叫王建国，{Word}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_residents_who_found_articles_helpful_teach_their_question_until_one_takes_it_back(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (first, second) = (city.NewResident(), city.NewResident());
        for (var i = 0; i < 3; i++)
            await VotesAsync(city, first, "有用");
        Assert.Empty(await LearnedAsync(city));
        await VotesAsync(city, second, "有用");
        Assert.Contains("第一千一百二十四条", await LearnedAsync(city));
        Assert.Equal(2, (await TaughtAsync(city)).Count(q => q.Question.Contains(Word, StringComparison.Ordinal)));
        Assert.DoesNotContain(await TaughtAsync(city), q => q.Question.Contains("王建国", StringComparison.Ordinal));
        await VotesAsync(city, first, "没用");
        Assert.Empty(await LearnedAsync(city));
    }

    [Fact]
    public async Task What_votes_taught_is_there_again_in_an_index_built_anew()
    {
        await using var city = await TestCity.StartAsync();
        await VotesAsync(city, city.NewResident(), "有用");
        await VotesAsync(city, city.NewResident(), "有用");
        await city.Transactions.RunAsync(db => KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Everything], Cancellation), Cancellation);
        Assert.Contains("第一千一百二十四条", await LearnedAsync(city));
    }

    [Fact]
    public async Task An_answer_that_as_many_did_not_find_helpful_teaches_nothing()
    {
        await using var city = await TestCity.StartAsync();
        foreach (var vote in new[] { "有用", "没用", "有用", "没用" })
            await VotesAsync(city, city.NewResident(), vote);
        Assert.Empty(await LearnedAsync(city));
    }

    [Fact]
    public async Task An_entry_teaches_what_it_cites_today_and_nothing_once_it_has_expired()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await TestDesk.OpenAsync(city);
        var entry = await desk.PublishedAsync();
        await desk.CatchUpAsync();
        foreach (var resident in new[] { city.NewResident(), city.NewResident() })
        {
            await resident.Says("法律咨询");
            await resident.Says($"{TestDesk.Unicorns.Question}，{Word}");
            resident.Hears(TestDesk.Unicorns.Answer);
            await resident.Taps("有用");
        }

        Assert.Equal(["第九百四十四条"], await LearnedAsync(city));
        TestDesk.Done(await desk.Curate.ExpireAsync(desk.Curator, entry.Id, entry.Version, Cancellation));
        Assert.Empty(await LearnedAsync(city));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_lawyers_answer_teaches_the_articles_in_force_that_it_cites(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await TalksAsync(city, $"我叫李小梅，房东王建国不退押金，{Word}，电话13812345678", "李小梅您好，依照民法典第710条、第七百一十二条和《婚姻法》第三十二条，可以要求退还。");
        var taught = await Transcripts.QueryAsync(city, db => db.AnsweredQuestions.SingleAsync(Cancellation));
        Assert.Equal($"我叫〔姓名〕，房东〔姓名〕不退押金，{Word}，电话〔电话〕", taught.Question);
        Assert.Equal([new Citation("民法典", "第七百一十条"), new Citation("民法典", "第七百一十二条")], taught.Relevant);
        Assert.Equal(["第七百一十二条", "第七百一十条"], (await LearnedAsync(city)).Order(StringComparer.Ordinal));
        await TalksAsync(city, "我想问一下离婚以后的事情怎么办", "这个要看具体情况，您把材料带来。");
        Assert.Equal(1, await Transcripts.QueryAsync(city, db => db.AnsweredQuestions.CountAsync(Cancellation)));
    }

    private static async Task TalksAsync(TestCity city, string question, string answer)
    {
        var (resident, reception, lawyer) = (city.NewResident(), city.Get<Reception>(), await city.StaffAsync("lawyer@example.cn"));
        await resident.Says("转人工");
        var session = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;
        await reception.ClaimAsync(lawyer, session, Cancellation);
        await resident.Says(question);
        Assert.Equal(ReceptionOutcome.Done, await reception.SayAsync(lawyer, session, answer, Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.EndAsync(lawyer, session, Cancellation));
    }

    private static async Task VotesAsync(TestCity city, TestResident resident, string vote)
    {
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await resident.Says("法律咨询");
        await resident.Says(Asked);
        resident.Hears("《民法典》第一千一百二十四条");
        await resident.Taps(vote);
    }

    /// <summary>Numbers of the articles that are found by the word.</summary>
    private static async Task<IReadOnlyList<string>> LearnedAsync(TestCity city)
    {
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        return [.. city.Get<KnowledgeIndex>().Search(Word, 5, PassageKind.Article).Select(hit => hit.Article!)];
    }

    private static Task<IReadOnlyList<ResidentAssistant.Knowledge.AnsweredQuestion>> TaughtAsync(TestCity city) =>
        Transcripts.QueryAsync(city, db => TrainingQuestions.AllAsync(db, Cancellation));
}
