using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>Numbers that cannot be painted: counted from the logs, whole and in parts.</summary>
public sealed class FiguresTests
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateOnly EndOfNovember = new(2026, 11, 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_units_and_the_categories_add_up_to_the_whole_and_the_months_to_their_figures(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await city.Get<SeedCases>().RunAsync(400, 3, 7, (_, _) => { }, Cancellation);
        var read = city.Get<ReadFigures>();
        var all = await read.RunAsync(null, new DateOnly(2026, 8, 1), EndOfNovember, null, Cancellation);
        Assert.Equal(400, all.Received);
        foreach (var parts in new[] { all.Units, all.Categories })
        {
            Assert.True(parts.Count > 2);
            Assert.Equal(Numbers(all), Numbers([.. parts]));
        }

        foreach (var month in await read.MonthsAsync(null, November, null, Cancellation))
        {
            var own = await read.RunAsync(null, month.Month, month.Month.AddMonths(1).AddDays(-1), null, Cancellation);
            Assert.Equal((own.Received, own.Solved, own.Overdue), (month.Received, month.Solved, month.Overdue));
        }

        static IReadOnlyList<int> Numbers(params IReadOnlyList<CaseCounts> of) =>
        [
            .. new Func<CaseCounts, int>[]
            {
                one => one.Received, one => one.Responded, one => one.Answered, one => one.Asked, one => one.Solved, one => one.Rated, one => one.Satisfied,
                one => one.Silent, one => one.Returns, one => one.Whistles, one => one.Overdue, one => one.Repeated, one => one.Steps["accept"].Cases,
                one => one.Steps["check_in"].Cases, one => one.Steps["answer"].Cases, one => one.Steps["verdict"].Cases,
            }.Select(number => of.Sum(number)),
        ];
    }

    [Fact]
    public void A_case_that_went_back_and_forth_counts_once_for_the_unit_that_took_it_first_and_by_the_residents_last_word()
    {
        var stage = new CaseStage();
        var one = stage.File(stage.Community);
        stage.Pass(one, TimeSpan.FromHours(1));
        stage.Do(one, new CaseCommand.Accept(), stage.Community);
        stage.Do(one, new CaseCommand.Dispatch(stage.CityManagement.Id, "CG-02"), stage.Community);
        stage.Pass(one, TimeSpan.FromHours(2));
        stage.Do(one, new CaseCommand.CheckIn(), stage.CityManagement);
        stage.Do(one, new CaseCommand.Answer("装了净化器"), stage.CityManagement);
        stage.Do(one, new CaseCommand.Verdict(Solved.No), CaseActor.Resident);
        stage.Do(one, new CaseCommand.CheckIn(), stage.Street);
        stage.Do(one, new CaseCommand.Answer("净化器修好了"), stage.Street);
        var open = Story(stage, one);
        Assert.Equal(
            (stage.Community.Id, CaseCategory.Environment, Solved.No, true, false), (open.Unit, open.Category, open.Solved, open.Repeated, open.Silent));
        Assert.Equal([("accept", 1.0), ("check_in", 2.0), ("answer", 3.0), ("verdict", 0.0)], open.Steps);
        Assert.False(open.EndedAgainstTheWord);

        stage.Pass(one, TimeSpan.FromDays(8));
        var silent = Story(stage, one);
        Assert.Equal((Solved.No, true, true), (silent.Solved, silent.Silent, silent.EndedAgainstTheWord));
    }

    [Fact]
    public void An_answer_in_the_last_hour_of_the_deadline_is_told()
    {
        var stage = new CaseStage();
        var one = stage.File(stage.Community);
        stage.Do(one, new CaseCommand.Accept(), stage.Community);
        stage.Do(one, new CaseCommand.CheckIn(), stage.Community);
        stage.Pass(one, one.AnswerBy - stage.Now - TimeSpan.FromMinutes(61));
        var early = stage.Logs[one.Id].Count;
        stage.Do(one, new CaseCommand.Answer("装了净化器"), stage.Community);
        Assert.False(Story(stage, one).AnsweredInLastHour);
        stage.Logs[one.Id].RemoveRange(early, stage.Logs[one.Id].Count - early);
        var late = Case.Replay(one.Id, stage.Logs[one.Id].Select(happened => happened.Copy()));
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(CaseChange.Done, stage.Do(late, new CaseCommand.Answer("装了净化器"), stage.Community));
        Assert.True(Story(stage, one).AnsweredInLastHour);
    }

    [Fact]
    public async Task A_street_counts_what_its_units_take_part_in_and_who_may_not_read_figures_reads_none()
    {
        await using var city = await TestCity.StartAsync();
        var here = await UnitAsync(city, "檀溪社区");
        await city.FileAsync(CaseCategory.Environment, here, TestCity.Monday);
        await city.FileAsync(CaseCategory.Health, null, TestCity.Monday);
        await city.FileAsync(CaseCategory.Transport, await UnitAsync(city, "城市管理局"), TestCity.Monday);
        Assert.Equal(3, (await ReadAsync("admin@example.cn"))!.Received);
        Assert.Equal(["檀溪社区"], (await ReadAsync("street@example.cn"))!.Units.Select(part => part.Name));
        foreach (var other in new[] { "community@example.cn", "dept@example.cn", "grid@example.cn", "lawyer@example.cn", "curator@example.cn" })
            Assert.Null(await ReadAsync(other));
        Assert.Equal(["城市管理局", "待派单", "檀溪社区"], (await ReadAsync("admin@example.cn"))!.Units.Select(part => part.Name));

        async Task<CaseFigures?> ReadAsync(string email) =>
            await city.Get<FiguresDesk>().ReadAsync(await city.StaffAsync(email), November, EndOfNovember, null, Cancellation);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Copied_answers_and_photos_that_stand_in_cases_of_several_people_are_named_with_their_cases(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (first, second, third) = (city.NewResident(), city.NewResident(), city.NewResident());
        await FileAsync(first, "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await first.SendsPhotos("", await ComplaintTests.PictureAsync(city));
        await FileAsync(first, "我家门口的路灯坏了三天，晚上一片黑，在阳光花园8号楼");
        await first.SendsPhotos("", await ComplaintTests.PictureAsync(city));
        Assert.Empty((await FiguresAsync()).Flags);
        await FileAsync(second, "阳光花园12号楼的电梯停了一星期，老人下不了楼");
        await second.SendsPhotos("", await ComplaintTests.PictureAsync(city));
        await FileAsync(third, "阳光花园20号楼的下水道堵了，污水漫到楼道口");
        var (handle, community) = (city.Get<HandleCase>(), await city.StaffAsync("community@example.cn"));
        foreach (var number in new[] { 1, 2, 3 })
            Assert.Equal(CaseChange.Done, await handle.SettleAsync(community, $"XY-20261123-000{number}", "已经处理好。", Cancellation));
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(community, "XY-20261123-0004", "管道疏通了，下周再来看一次。", Cancellation));
        var flags = (await FiguresAsync()).Flags;
        Assert.Equal([CaseFlag.CopiedAnswer, CaseFlag.ReusedPhoto], flags.Select(flag => flag.Code));
        Assert.All(flags, flag => Assert.Equal(["XY-20261123-0003", "XY-20261123-0002", "XY-20261123-0001"], flag.Numbers));

        Task<CaseFigures> FiguresAsync() => city.Get<ReadFigures>().RunAsync(null, November, EndOfNovember, null, Cancellation);

        async Task FileAsync(TestResident resident, string words)
        {
            city.Clock.Advance(TimeSpan.FromMinutes(1));
            await resident.Says(words);
            await resident.Taps("提交");
        }
    }

    [Fact]
    public async Task A_workbook_has_the_same_numbers_and_what_somebody_wrote_is_no_formula()
    {
        await using var city = await TestCity.StartAsync();
        var street = await city.StaffAsync("street@example.cn");
        await city.FileAsync(CaseCategory.Environment, await UnitAsync(city, "檀溪社区"), TestCity.Monday, TestCity.Monday);
        Assert.Equal(TopicChange.Done, await city.Get<KeepMonthlyTopics>().ChooseAsync(
            street, November, null, 0, CaseCategory.Environment, "=HYPERLINK(\"http://x\")", Cancellation));
        var book = await city.Get<ExportFigures>().WorkbookAsync(street, November, EndOfNovember, null, Cancellation);
        using var file = new MemoryStream(book!);
        Assert.Equal(["总数", "单位", "分类", "各步用时", "要看一看的", "十二个月", "正在变多", "每月一题"], file.GetSheetNames());
        var unit = Assert.Single(Rows("单位"));
        Assert.Equal(("檀溪社区", 2.0), (unit["单位"], unit["收到"]));
        Assert.Equal(2.0, Rows("总数")[0]["数"]);
        Assert.Equal(("2026-11", 2.0), (Rows("十二个月")[^1]["月份"], Rows("十二个月")[^1]["收到"]));
        Assert.Equal("\u200b=HYPERLINK(\"http://x\")", Assert.Single(Rows("每月一题"))["写的话"]);
        Assert.Null(await city.Get<ExportFigures>().WorkbookAsync(await city.StaffAsync("dept@example.cn"), November, EndOfNovember, null, Cancellation));

        List<IDictionary<string, object>> Rows(string sheet) =>
            [.. file.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>()];
    }

    [Fact]
    public void A_number_below_five_is_not_told_nor_one_from_which_it_could_be_reckoned()
    {
        Assert.Equal(
            [("环境保护", 40, false), ("交通运输", null, false), ("其他", null, true)],
            Told([("环境保护", 40), ("交通运输", 7), ("其他", 1)]));
        Assert.Equal(
            [("环境保护", 40, false), ("交通运输", null, true), ("其他", null, true)],
            Told([("环境保护", 40), ("交通运输", 4), ("其他", 1)]));

        static IEnumerable<(string, int?, bool)> Told(IEnumerable<(string Name, int Count)> parts) =>
            ReadPublicTotals.Categories([.. parts.Select(part => new FiguresPart(Counts(part.Count), part.Name, null))])
                .Select(one => (one.Category, one.Received, one.IsFew));
    }

    internal static async Task<Guid> UnitAsync(TestCity city, string name)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return (await db.Units.SingleAsync(unit => unit.Name == name, Cancellation)).Id;
    }

    private static CaseStory Story(CaseStage stage, Case one) => CaseStory.Of(
        [
            .. stage.Logs[one.Id].Select(happened => new CaseStory.Line(
                one.Id, happened.Kind, happened.By, happened.At, happened.Facts, happened.Kind == CaseEventKind.Answered ? happened.Note : null)),
        ],
        stage.Rules.Hours);

    private static CaseCounts Counts(int received)
    {
        var tally = new FigureTally();
        for (var i = 0; i < received; i++)
            tally.Add(new CaseStory { CaseId = Guid.NewGuid(), Steps = [], Answers = [] });
        return tally.Counts();
    }
}
