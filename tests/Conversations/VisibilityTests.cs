using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>What staff who handle a case read of the conversation it was told in: the lines of that case and no others.</summary>
public sealed class VisibilityTests
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";
    private const string Lamp = "另外东方花苑门口的路灯坏了，晚上黑得看不见";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_divorce_a_cry_for_help_and_a_talk_with_a_lawyer_within_a_complaint_are_not_theirs_to_read(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.SendsKind(MessageKind.Joined);
        await resident.Says(Smoke);
        await resident.Says("我想离婚，孩子能归我吗");
        resident.Hears("我们接着办刚才的“反映问题”");
        await resident.Says("老公打我，救命");
        await TalksToLawyerAsync(city, resident, "他外面有人了，房子怎么分", "您先把证据保存好");
        await resident.Says("阳光花园");
        await resident.Says("不对，是5号楼");
        await resident.SendsKind(MessageKind.Voice);
        await resident.Taps("提交");
        await resident.Says("我的预约");
        await resident.Says("补充一下，他们每天凌晨两点才收摊");
        await resident.Says("离婚冷静期是多久");
        await resident.SendsPhotos("", await ComplaintTests.PictureAsync(city));

        var file = await OpenAsync(city, "community@example.cn", "XY-20261123-0001");
        Assert.Equal([Smoke, "阳光花园", "不对，是5号楼", "提交", "补充一下，他们每天凌晨两点才收摊", ""], Said(file));
        Assert.Equal(1, file.Transcript.Sum(line => line.Attachments.Count));
        Assert.Contains(file.Transcript, line => line.Speaker == Speaker.Assistant && line.Text.Contains("已经提交", StringComparison.Ordinal));
        Assert.DoesNotContain(file.Transcript, line => line.Speaker == Speaker.Lawyer);
        foreach (var word in new[] { "离婚", "110", "律师", "证据", "预约", "语音", "接着办" })
            Assert.DoesNotContain(file.Transcript, line => line.Text.Contains(word, StringComparison.Ordinal));
        Assert.DoesNotContain(file.Events, step => step.Note?.Contains("离婚", StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_resident_answers_to_staff_reaches_them_and_a_legal_question_in_between_does_not(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = await ComplaintTests.FileAsync(city, "XY-20261123-0001");
        await ReplyAsync(city, "XY-20261123-0001", "店名叫什么？什么时候最严重？");
        city.Clock.Advance(TimeSpan.FromHours(3));
        await resident.Says("谢谢");
        await resident.Says("店名叫老王烧烤，我电话13812345678");
        resident.Hears(CaseTexts.PassedOn("XY-20261123-0001"));
        await resident.Says("晚上十点以后最严重");
        await resident.Says("离婚的事怎么办");
        await resident.Says("那孩子归谁");
        await resident.Says("嗯就是那样的吧");
        var file = await OpenAsync(city, "community@example.cn", "XY-20261123-0001");
        Assert.Equal(["店名叫老王烧烤，我电话13812345678", "晚上十点以后最严重"], Said(file)[^2..]);
        Assert.Equal(["店名叫老王烧烤，我电话13812345678", "晚上十点以后最严重"], file.Events.TakeLast(2).Select(step => step.Note));
        Assert.Contains("最严重？", file.Transcript.Single(line => line.Speaker == Speaker.Staff).Text, StringComparison.Ordinal);

        var cases = city.Get<HandleCase>();
        await cases.SettleAsync(await city.StaffAsync("community@example.cn"), "XY-20261123-0001", "已加装净化器", Cancellation);
        await resident.Listens();
        await resident.Says("满意");
        Assert.Equal("满意", Said(await OpenAsync(city, "community@example.cn", "XY-20261123-0001"))[^1]);
    }

    [Fact]
    public async Task A_day_after_staff_wrote_or_after_another_matter_what_the_resident_says_is_no_answer_to_them()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await ComplaintTests.FileAsync(city, "XY-20261123-0001");
        var before = Said(await OpenAsync(city, "community@example.cn", "XY-20261123-0001")).Count;
        await ReplyAsync(city, "XY-20261123-0001", "店名叫什么？");
        await resident.Says("我的预约");
        await resident.Says("店名叫老王烧烤");
        await ReplyAsync(city, "XY-20261123-0001", "店名叫什么？");
        city.Clock.Advance(TimeSpan.FromHours(25));
        await resident.Says("店名叫老王烧烤");
        await ReplyAsync(city, "XY-20261123-0001", "店名叫什么？");
        await resident.Says("家暴，店名叫老王烧烤，我现在很害怕，不知道怎么办才好，有没有人");
        Assert.Equal(before, Said(await OpenAsync(city, "community@example.cn", "XY-20261123-0001")).Count);
    }

    [Fact]
    public async Task Two_cases_filed_within_minutes_do_not_show_each_other()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("阳光花园" + Smoke);
        await resident.Says(Lamp);
        await resident.Taps("是另一件事");
        await resident.Taps("提交");
        resident.Hears("XY-20261123-0001");
        await resident.Taps("提交");
        resident.Hears("XY-20261123-0002");
        await ReplyAsync(city, "XY-20261123-0001", "路灯报修了", "street@example.cn");
        await resident.Says("好的");
        await ReplyAsync(city, "XY-20261123-0002", "明天上门", "street@example.cn");
        await resident.Says("好的");

        var lamp = await OpenAsync(city, "street@example.cn", "XY-20261123-0001");
        Assert.Equal([Lamp, "是另一件事", "提交", "好的"], Said(lamp));
        Assert.DoesNotContain(lamp.Transcript, line =>
            line.Text.Contains("烧烤", StringComparison.Ordinal) || line.Text.Contains("上门", StringComparison.Ordinal));
        var smoke = await OpenAsync(city, "street@example.cn", "XY-20261123-0002");
        Assert.Equal(["阳光花园" + Smoke, "提交", "好的"], Said(smoke));
        Assert.DoesNotContain(smoke.Transcript, line => line.Text.Contains("路灯", StringComparison.Ordinal));
        Assert.Null(await city.Get<HandleCase>().OpenAsync(await city.StaffAsync("community@example.cn"), "XY-20261123-0001", Cancellation));
    }

    [Fact]
    public async Task What_was_added_in_doubt_belongs_to_the_case_once_it_is_said_so()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("阳光花园" + Smoke);
        await resident.Says(Lamp);
        await resident.Taps("补充进去");
        await resident.Taps("提交");
        Assert.Equal(["阳光花园" + Smoke, Lamp, "补充进去", "提交"], Said(await OpenAsync(city, "community@example.cn", "XY-20261123-0001")));
    }

    [Fact]
    public async Task What_goes_on_after_a_case_was_filed_in_between_is_not_shown_with_it()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("我想预约周四的律师");
        await resident.Says("阳光花园" + Smoke);
        await resident.Taps("提交");
        resident.Hears("我们接着办刚才的“预约");
        var file = await OpenAsync(city, "community@example.cn", "XY-20261123-0001");
        Assert.Equal(["阳光花园" + Smoke, "提交"], Said(file));
        Assert.DoesNotContain(file.Transcript, line =>
            line.Text.Contains("预约", StringComparison.Ordinal) || line.Choices.Any(choice => choice.Label.Contains("律师", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_sent_while_the_resident_waits_for_a_lawyer_goes_to_no_case()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await ComplaintTests.FileAsync(city, "XY-20261123-0001");
        await resident.Says("转人工");
        var photo = await ComplaintTests.PictureAsync(city);
        await resident.SendsPhotos("", photo);
        resident.Hears(HandoffTexts.PhotosKept);
        await resident.Says("补充一下，他打孩子打得很凶");
        var file = await OpenAsync(city, "community@example.cn", "XY-20261123-0001");
        Assert.Empty(file.Photos);
        Assert.Equal("提交", Said(file)[^1]);
        Assert.DoesNotContain(file.Events, step => step.Note is not null);
        var view = city.Get<ViewPhoto>();
        foreach (var email in new[] { "community@example.cn", "admin@example.cn", "lawyer@example.cn", "curator@example.cn" })
            Assert.Null(await view.OpenAsync(await city.StaffAsync(email), photo.Id, Cancellation));
        var (reception, lawyer) = (city.Get<Reception>(), await city.StaffAsync("lawyer@example.cn"));
        await reception.ClaimAsync(lawyer, Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId, Cancellation);
        Assert.NotNull(await view.OpenAsync(lawyer, photo.Id, Cancellation));
    }

    [Theory]
    [InlineData("community@example.cn")]
    [InlineData("street@example.cn")]
    [InlineData("curator@example.cn")]
    public async Task Who_does_not_receive_residents_neither_sees_who_waits_nor_takes_over(string email)
    {
        await using var city = await TestCity.StartAsync();
        var (resident, reception, staff) = (city.NewResident(), city.Get<Reception>(), await city.StaffAsync(email));
        await resident.Says("我要找律师");
        Assert.Empty(await reception.ListAsync(staff, Cancellation));
        var session = Assert.Single(await reception.ListAsync(await city.StaffAsync("lawyer@example.cn"), Cancellation)).SessionId;
        Assert.Equal(ReceptionOutcome.NotYours, await reception.ClaimAsync(staff, session, Cancellation));
        Assert.Null(await new ReadConversation(city.Get<Transactions>(), city.Clock).OpenAsync(staff, session, 0, Cancellation));
    }

    private static async Task TalksToLawyerAsync(TestCity city, TestResident resident, string question, string answer)
    {
        var (reception, lawyer) = (city.Get<Reception>(), await city.StaffAsync("lawyer@example.cn"));
        await resident.Says("转人工");
        var session = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;
        await reception.ClaimAsync(lawyer, session, Cancellation);
        await resident.Says(question);
        Assert.Equal(ReceptionOutcome.Done, await reception.SayAsync(lawyer, session, answer, Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.EndAsync(lawyer, session, Cancellation));
    }

    private static async Task ReplyAsync(TestCity city, string number, string text, string email = "community@example.cn")
    {
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        var staff = await city.StaffAsync(email);
        var found = (await city.Get<HandleCase>().OpenAsync(staff, number, Cancellation))!.Case;
        Assert.Equal(CaseChange.Done, await city.Get<HandleCase>().ReplyAsync(staff, number, found.Version, text, Cancellation));
    }

    private static async Task<CaseFile> OpenAsync(TestCity city, string email, string number) =>
        (await city.Get<HandleCase>().OpenAsync(await city.StaffAsync(email), number, Cancellation))!;

    private static List<string> Said(CaseFile file) => [.. file.Transcript.Where(line => line.Speaker == Speaker.Resident).Select(line => line.Text)];
}
