using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>每月一题: a street takes up one problem a month, and says how it goes.</summary>
public sealed class MonthlyTopicTests
{
    private static readonly DateOnly November = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_street_chooses_one_changes_its_mind_notes_how_it_goes_and_reads_it_in_the_report(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (keep, street) = (city.Get<KeepMonthlyTopics>(), await city.StaffAsync("street@example.cn"));
        await city.FileAsync(CaseCategory.Environment, await FiguresTests.UnitAsync(city, "檀溪社区"), TestCity.Monday, TestCity.Monday.AddMonths(-1));
        Assert.Null(await keep.FindAsync(street, November, null, Cancellation));
        Assert.Equal(TopicChange.NoSentence, await keep.ChooseAsync(street, November, null, 0, CaseCategory.Environment, " ", Cancellation));
        Assert.Equal(TopicChange.NotThisMonth, await keep.ChooseAsync(street, November.AddMonths(2), null, 0, CaseCategory.Environment, "油烟", Cancellation));
        Assert.Equal(TopicChange.Done, await keep.ChooseAsync(street, November, null, 0, CaseCategory.Transport, "停车", Cancellation));
        Assert.Equal(TopicChange.ChangedMeanwhile, await keep.ChooseAsync(street, November, null, 0, CaseCategory.Environment, "油烟", Cancellation));
        Assert.Equal(TopicChange.Done, await keep.ChooseAsync(street, November, null, 1, CaseCategory.Environment, "每周查一遍油烟", Cancellation));
        var topic = (await keep.FindAsync(street, November, null, Cancellation))!;
        Assert.Equal(TopicChange.Done, await keep.NoteAsync(street, topic.Id, "查了六家店", Cancellation));
        city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(TopicChange.Done, await keep.NoteAsync(street, topic.Id, "五家装了净化器", Cancellation));

        var report = (await city.Get<FiguresDesk>().MonthAsync(street, November, null, Cancellation))!;
        Assert.Equal((CaseCategory.Environment, "每周查一遍油烟", 2), (report.Topic!.Category, report.Topic.Sentence, report.Topic.Version));
        Assert.Equal(["查了六家店", "五家装了净化器"], report.Topic.Notes.Select(note => note.Words));
        Assert.Equal(
            "2026年11月，城南街道收到诉求 1 件，和上月一样多。其中 0 件有人接手，响应率 0%；0 件已经答复。", FigureTexts.Tell(report)[0]);
        Assert.Equal(12, report.Months.Count);

        // The city has its own.
        var admin = await city.StaffAsync("admin@example.cn");
        Assert.Null(await keep.FindAsync(admin, November, null, Cancellation));
        Assert.Equal(topic.Id, (await keep.FindAsync(admin, November, topic.UnitId, Cancellation))!.Id);
    }

    [Fact]
    public void What_missed_deadlines_dissatisfied_and_came_again_is_suggested_before_what_is_merely_frequent()
    {
        var story = new CaseStory { CaseId = Guid.NewGuid(), Steps = [], Answers = [] };
        var figures = new CaseFigures(Counts(), November, November)
        {
            Categories =
            [
                new(Counts([.. Enumerable.Repeat(story, 9)]), "其他", null),
                new(Counts([.. Enumerable.Repeat(story, 5)]), "交通运输", null),
                new(Counts([story with { Overdue = true, Rating = Rating.Dissatisfied }, story with { Overdue = true, Repeated = true }]), "环境保护", null),
                new(Counts([story]), "卫生计生", null), new(Counts([story]), "城乡建设", null),
            ],
        };
        Assert.Equal(
            [new(CaseCategory.Environment, 2, 2, 1, 1), new(CaseCategory.Transport, 5, 0, 0, 0), new(CaseCategory.Construction, 1, 0, 0, 0)],
            TopicSuggestion.Of(figures));

        static CaseCounts Counts(params IReadOnlyList<CaseStory> stories)
        {
            var tally = new FigureTally();
            foreach (var one in stories)
                tally.Add(one);
            return tally.Counts();
        }
    }
}
