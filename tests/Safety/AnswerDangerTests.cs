using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Tests.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Safety;

/// <summary>What somebody in danger hears, whatever else goes on.</summary>
public sealed class AnswerDangerTests
{
    private const string Fire = "着火了！厨房烧起来了";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_bubble_has_the_numbers_to_dial_and_asks_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Fire);
        Assert.Equal(["119", "120"], resident.Heard[0].Choices.Select(choice => choice.Number));
        Assert.DoesNotContain('？', resident.Heard[0].Text);
        Assert.Equal(2, resident.Heard.Count);
        Assert.All(resident.Heard[1].Choices, choice => Assert.Null(choice.Number));
    }

    [Fact]
    public async Task While_a_lawyer_holds_the_conversation_too()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("转人工");
        var lawyer = await city.StaffAsync("lawyer@example.cn");
        var reception = city.Get<Reception>();
        var waiting = Assert.Single(await reception.ListAsync(lawyer, Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, waiting.SessionId, Cancellation));
        await resident.Listens();
        await resident.Says("他回来了，在外面砸门，还拿着刀");
        resident.Hears("马上打 110");
        await resident.Says("房子的事我们接着说");
        Assert.Empty(resident.Heard);
    }

    [Fact]
    public async Task A_caption_counts()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.SendsPhotos("隔壁着火了，火很大", await ComplaintTests.PictureAsync(city));
        resident.Hears("119");
    }

    [Fact]
    public async Task Ten_messages_in_a_minute_are_answered_each_and_make_one_alert()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        for (var i = 0; i < 10; i++)
        {
            await resident.Says("救命！着火了");
            Assert.Contains("119", resident.Heard[0].Text, StringComparison.Ordinal);
            city.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal(10, Assert.Single(await db.DangerAlerts.ToListAsync(Cancellation)).Times);
    }

    [Fact]
    public async Task A_choice_and_a_place_are_no_cry_for_help()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("老公拿刀要杀我");
        await resident.Taps("不安全");
        resident.Hears("马上打 110");
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
            Assert.Equal(1, Assert.Single(await db.DangerAlerts.ToListAsync(Cancellation)).Times);
        var other = city.NewResident();
        await other.SendsKind(MessageKind.Location, "火场路消防救援站");
        other.DoesNotHear("马上打");
    }

    [Fact]
    public async Task What_was_said_becomes_a_case_with_one_tap()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("有人在阳光花园3号楼下打架，拿着棍子");
        resident.Hears("110");
        await resident.Says("我安全了");
        await resident.Taps("把这件事报上去");
        resident.Hears("请您核对");
        resident.Hears("打架");
    }

    [Theory]
    [InlineData("没事了，可他又拿着刀进来了，救命")]
    [InlineData("刚说没事了，现在又着火了，火很大")]
    public async Task Good_news_that_goes_on_with_danger_is_danger(string words)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("老公拿刀要杀我");
        await resident.Says(words);
        resident.Hears("马上打");
        await resident.Says("没事了，是误会");
        resident.Hears("没事就好");
    }

    [Fact]
    public async Task Called_is_answered_the_same_tapped_or_typed()
    {
        await using var city = await TestCity.StartAsync();
        var (taps, types) = (city.NewResident(), city.NewResident());
        foreach (var resident in new[] { taps, types })
            await resident.Says("刚才被骗子骗走八万块，半小时前转的");
        await taps.Taps("电话打了");
        await types.Says("110打了");
        Assert.Contains("别再转钱", taps.LastWords, StringComparison.Ordinal);
        Assert.Equal(taps.LastWords, types.LastWords);
    }

    [Fact]
    public async Task Another_question_is_not_taken_for_the_place()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Fire);
        await resident.Says("我想预约周四的律师");
        resident.Hears("请选一个时间");
    }

    [Fact]
    public async Task The_quiet_line_is_said_once()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("他以前打过我好几次，现在我想离婚，家暴的证据怎么留");
        resident.Hears("12338");
        await resident.Says("上个月他也打了我，离婚能要赔偿吗");
        resident.DoesNotHear("12338");
    }

    [Fact]
    public async Task Who_wants_it_discreet_is_not_reminded()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("悄悄模式");
        await resident.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        city.Clock.Advance(TimeSpan.FromHours(3));
        await city.Get<Assistant.Work.BackgroundLoop>().RunDueAsync(Cancellation);
        await resident.Listens();
        Assert.Empty(resident.Heard);
    }

    [Theory]
    [InlineData("我今年11岁，爸爸喝醉了打我")]
    [InlineData("我上五年级，放学路上有个叔叔一直跟着我")]
    [InlineData("妈妈把我锁在门外，不让我回家，好冷")]
    public async Task A_child_is_spoken_to_as_one(string words)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(words);
        resident.Hears("别怕");
        resident.Hears("12355");
        resident.DoesNotHear("您");
    }

    [Theory]
    [InlineData("Police", "")]
    [InlineData("Fire", "火警")]
    [InlineData("AntiFraud", "1")]
    public void A_missing_number_stops_the_start(string setting, string value)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { [$"City:Hotlines:{setting}"] = value };
        Assert.Contains($"City:Hotlines:{setting}", Assert.Throws<SettingException>(() => CityOptions.From(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_numbers_have_defaults()
    {
        var numbers = new HotlineOptions();
        Assert.Equal(
            ["110", "119", "120", "122", "12338", "12348", "12355", "12356", "96110"],
            [numbers.Police, numbers.Fire, numbers.Medical, numbers.Traffic, numbers.Women, numbers.Legal, numbers.Youth, numbers.MentalHealth,
                numbers.AntiFraud]);
        Assert.Equal("12345", new CityOptions().Hotline);
    }

    [Fact]
    public async Task Who_leaves_takes_the_place_along()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼着火了，火很大");
        await resident.Says("别打电话给我");
        await city.Get<Assistant.Residents.LeaveChannel>().RunAsync("test", resident.Address, Cancellation);
        var staff = await city.StaffAsync("admin@example.cn");
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
        {
            var open = Assert.Single(await db.DangerAlerts.ToListAsync(Cancellation));
            Assert.NotNull(open.Place);
            Assert.Contains(await db.DangerEvents.ToListAsync(Cancellation), step => step is { Step: DangerStep.Answered, Note: "别打电话给我" });
            Assert.Equal(DutyOutcome.Done, await city.Get<DutyDesk>().FinishAsync(staff, open.Id, "消防已到场", Cancellation));
        }

        await using (var db = await city.Transactions.ReadAsync(Cancellation))
        {
            Assert.Null(Assert.Single(await db.DangerAlerts.ToListAsync(Cancellation)).Place);
            Assert.DoesNotContain(await db.DangerEvents.ToListAsync(Cancellation), step =>
                step is { Step: DangerStep.Located or DangerStep.Answered, Note: not null });
        }
    }
}
