using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Curation.TestDesk;

namespace ResidentAssistant.Tests.Curation;

/// <summary>What residents think of answers, what they ask in vain, and what a lawyer told them.</summary>
public sealed class FeedbackTests
{
    private const string Asked = "物业费涨价业主可以拒绝交吗";
    private const string InVain = "qwertyuiop zxcvbnm";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_resident_says_why_an_answer_did_not_help_and_counts_once_however_often_it_is_said(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        for (var i = 0; i < 3; i++)
        {
            await resident.Says(Asked);
            await resident.Taps("没用");
            resident.Hears(LegalTexts.AskWhy);
            Assert.Equal(["看不懂", "答非所问", "过时了", "我的情况不一样", "跳过", "转律师", "预约周四"], resident.Choices);
            await resident.Taps("我的情况不一样");
            resident.Hears(LegalTexts.Sorry);
        }

        var other = city.NewResident();
        await other.Says(Asked);
        await other.Taps("没用");
        await other.Taps("跳过");
        var report = await ReportAsync(city);
        Assert.Equal((4, 0, 2), (report.Shown, report.Helpful, report.NotHelpful));
        Assert.Equal([(VoteReason.OtherSituation, 1)], report.Reasons.Select(r => (r.Key, r.Value)));
        await resident.Says(Asked);
        await resident.Taps("有用");
        report = await ReportAsync(city);
        Assert.Equal((5, 1, 1), (report.Shown, report.Helpful, report.NotHelpful));
        Assert.Empty(report.Reasons);
        var curator = await city.StaffAsync("curator@example.cn");
        var reports = new EntryReports(city.Transactions, city.Clock);
        report = await reports.OfAsync(curator, "wuye-zhangjia", Cancellation);
        Assert.Equal((5, 1, 1), (report.Shown, report.Helpful, report.NotHelpful));
        Assert.Equal(EntryReport.None, await reports.OfAsync(curator, "zufang-yajin", Cancellation));
    }

    [Fact]
    public async Task What_is_older_than_ninety_days_is_not_counted()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Asked);
        await resident.Taps("有用");
        city.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty(await new EntryReports(city.Transactions, city.Clock).ReadAsync(await city.StaffAsync("curator@example.cn"), Cancellation));
    }

    [Fact]
    public async Task Questions_asked_in_vain_are_grouped_and_a_resident_counts_once()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var (first, second) = (city.NewResident(), city.NewResident());
        foreach (var words in new[] { InVain, InVain, "qwertyuiop zxcvbnm，我叫王建国，电话13812345678" })
            await AsksAsync(first, words);
        city.Clock.Advance(TimeSpan.FromDays(2));
        await AsksAsync(second, InVain);
        var gap = Assert.Single(await GapsAsync(city, desk));
        Assert.Equal((2, 2, 0), (gap.Residents, gap.Unanswered, gap.NotHelped));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 25)), (gap.First, gap.Last));
        Assert.Equal(2, gap.Wordings.Count);
        Assert.DoesNotContain(gap.Wordings, w => w.Contains("王建国", StringComparison.Ordinal) || w.Contains("138", StringComparison.Ordinal));
        Assert.Empty(await new FindGaps(city.Transactions, city.Clock).ListAsync(await city.StaffAsync("grid@example.cn"), Cancellation));
    }

    [Fact]
    public async Task An_answer_that_did_not_help_is_a_gap_of_its_entry()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var resident = city.NewResident();
        await resident.Says(Asked);
        Assert.Empty(await GapsAsync(city, desk));
        await resident.Taps("没用");
        var gap = Assert.Single(await GapsAsync(city, desk));
        Assert.Equal((0, 1, "wuye-zhangjia"), (gap.Unanswered, gap.NotHelped, gap.EntryId));
    }

    [Fact]
    public async Task A_question_whose_offered_entry_was_tapped_is_answered_and_no_gap()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        await desk.PublishedAsync();
        await desk.CatchUpAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says("听说有只独角兽昨天夜里踩坏了菜地里好多白菜和萝卜");
        Assert.Single(await GapsAsync(city, desk));
        await resident.Taps(Unicorns.Question);
        resident.Hears("归物业管");
        Assert.Empty(await GapsAsync(city, desk));
        var asked = await Transcripts.QueryAsync(city, db => db.LegalAnswers.SingleAsync(Cancellation));
        Assert.Equal("听说有只独角兽昨天夜里踩坏了菜地里好多白菜和萝卜", asked.Question);
    }

    [Fact]
    public async Task Up_to_three_entries_are_offered_when_none_asks_quite_the_same()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        string[] endings = ["归谁管", "归谁看", "归谁养", "归谁喂"];
        foreach (var ending in endings)
            await desk.PublishedAsync(Unicorns with { Question = $"独角兽在小区里散步{ending}", AskedAs = [] });
        await desk.CatchUpAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says("独角兽在马路上跑来跑去");
        Assert.Equal(3, resident.Choices.Count(choice => choice.StartsWith("独角兽在小区里散步", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_gap_for_which_somebody_has_begun_an_entry_leads_to_it()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        await AsksAsync(city.NewResident(), InVain);
        var gap = Assert.Single(await GapsAsync(city, desk));
        Assert.Null(gap.EntryId);
        var draft = Done(await desk.Propose.BeginAsync(desk.Curator, EntryContent.Empty with { Question = gap.Question }, null, Cancellation));
        Assert.Equal(draft.Id, Assert.Single(await GapsAsync(city, desk)).EntryId);
    }

    [Fact]
    public async Task What_a_lawyer_answered_becomes_the_lawyers_draft_without_names_and_numbers()
    {
        await using var city = await TestCity.StartAsync();
        var desk = await OpenAsync(city);
        var resident = city.NewResident();
        var reception = city.Get<Reception>();
        await resident.Says("转人工");
        var session = Assert.Single(await reception.ListAsync(desk.Lawyer, Cancellation)).SessionId;
        var keep = new KeepLawyerAnswer(city.Get<EntryWork>());
        Assert.IsType<EntryChange.NotFound>(await keep.RunAsync(desk.Lawyer, session, Cancellation));
        await reception.ClaimAsync(desk.Lawyer, session, Cancellation);
        Assert.IsType<EntryChange.Incomplete>(await keep.RunAsync(desk.Lawyer, session, Cancellation));
        await resident.Says("我叫李小梅，住阳光花园3号楼2单元501室，房东王建国不退押金5000元，电话13812345678");
        await reception.SayAsync(desk.Lawyer, session, "李小梅您好，合同没有约定的，王建国应当退押金。", Cancellation);
        Assert.IsType<EntryChange.NotFound>(await keep.RunAsync(await city.StaffAsync("lawyer2@example.cn"), session, Cancellation));
        var draft = Done(await keep.RunAsync(desk.Lawyer, session, Cancellation));
        Assert.Equal("我叫〔姓名〕，住〔地点〕〔门牌〕，房东〔姓名〕不退押金5000元，电话〔电话〕", draft.Latest.Question);
        Assert.Equal("〔姓名〕您好，合同没有约定的，〔姓名〕应当退押金。", draft.Latest.Answer);
        Assert.Equal((EntryState.Draft, "张律师"), (draft.State, draft.Working!.Author.Name));
        Assert.Contains("接待中的答复", draft.Working.Source, StringComparison.Ordinal);
    }

    private static async Task AsksAsync(TestResident resident, string question)
    {
        await resident.Says("法律咨询");
        await resident.Says(question);
    }

    private static Task<IReadOnlyList<Gap>> GapsAsync(TestCity city, TestDesk desk) =>
        new FindGaps(city.Transactions, city.Clock).ListAsync(desk.Curator, Cancellation);

    private static async Task<EntryReport> ReportAsync(TestCity city)
    {
        var curator = await city.StaffAsync("curator@example.cn");
        var reports = await new EntryReports(city.Transactions, city.Clock).ReadAsync(curator, Cancellation);
        return Assert.Single(reports).Value;
    }
}
