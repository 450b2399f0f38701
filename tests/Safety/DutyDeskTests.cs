using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Safety.Duty;

namespace ResidentAssistant.Tests.Safety;

/// <summary>Who is told that somebody is in danger, who takes it over, and what was done.</summary>
public sealed class DutyDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_sees_an_alert_and_whom_it_rings_goes_by_role_and_unit(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var here = await RaisedAsync(city, "阳光花园3号楼" + Fire);
        var there = await RaisedAsync(city, "庞公新城2号楼" + Fire);
        var nowhere = await RaisedAsync(city, Knife);
        await SeesAsync(city, await city.StaffAsync(Community), [here], [here]);
        await SeesAsync(city, await city.StaffAsync(OtherCommunity), [there], [there]);
        await SeesAsync(city, await city.StaffAsync(Street), [here, there, nowhere], [nowhere]);
        await SeesAsync(city, await ElsewhereAsync(city), [nowhere], [nowhere]);
        await SeesAsync(city, await city.StaffAsync(City), [here, there, nowhere], []);
        foreach (var other in new[] { "lawyer@example.cn", "curator@example.cn", "dept@example.cn" })
            await SeesAsync(city, await city.StaffAsync(other), [], []);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_take_an_alert_over_at_once_one_does_and_it_is_known_by_name(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼" + Fire);
        var id = await OnlyAsync(city);
        StaffIdentity[] staff = [await city.StaffAsync(Community), await city.StaffAsync(Street)];
        DutyDesk[] desks = [city.Get<DutyDesk>(), city.AddNode().GetRequiredService<DutyDesk>()];
        var outcomes = new DutyOutcome[2];
        await InboxTests.AtOnceAsync(2, async i =>
        {
            outcomes[i] = await desks[i].AcknowledgeAsync(staff[i], id, Cancellation);
            return true;
        });
        Assert.Equal([DutyOutcome.Done, DutyOutcome.ChangedMeanwhile], outcomes.Order());
        var winner = staff[Array.IndexOf(outcomes, DutyOutcome.Done)];
        var alert = await AlertAsync(city, id);
        Assert.Equal((winner.Id, winner.Name), (alert.AcknowledgedById, alert.AcknowledgedBy));
        Assert.Single(await StepsAsync(city, id), step => step.Step == DangerStep.Acknowledged && step.By == winner.Name);
        await resident.Listens();
        Assert.Equal(SafetyTexts.SomebodyReads, resident.LastWords);
        foreach (var email in new[] { Community, Street, City })
            Assert.Empty(await RingingAsync(city, email));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_alert_stays_open_until_somebody_wrote_what_was_done(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼" + Fire);
        var id = await OnlyAsync(city);
        var staff = await city.StaffAsync(Community);
        var desk = city.Get<DutyDesk>();
        foreach (var nothing in new[] { "", "  ", "\r\n\t" })
            Assert.Equal(DutyOutcome.Empty, await desk.FinishAsync(staff, id, nothing, Cancellation));
        Assert.True((await AlertAsync(city, id)).IsOpen);
        Assert.Equal(DutyOutcome.Done, await desk.FinishAsync(staff, id, " 消防队灭了火 ", Cancellation));
        Assert.Equal(DutyOutcome.ChangedMeanwhile, await desk.FinishAsync(staff, id, "又写一次", Cancellation));
        Assert.Equal(DutyOutcome.ChangedMeanwhile, await desk.AcknowledgeAsync(staff, id, Cancellation));
        var alert = await AlertAsync(city, id);
        Assert.Equal((false, "王秀英", "消防队灭了火"), (alert.IsOpen, alert.FinishedBy, alert.Outcome));
        Assert.Empty(await RingingAsync(city, Community));

        await resident.Says("阳光花园3号楼" + Fire);
        var items = await desk.ListAsync(staff, Cancellation);
        Assert.Equal([true, false], items.Select(item => item.Alert.IsOpen));
        Assert.Equal(id, items[1].Alert.Id);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ten_messages_of_danger_are_one_alert(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        for (var times = 0; times < 10; times++)
        {
            await resident.Says(times % 2 == 0 ? Knife : Fire);
            resident.Hears(times % 2 == 0 ? "110" : "119");
            city.Clock.Advance(TimeSpan.FromSeconds(6));
        }

        var id = Assert.Single(await RingingAsync(city, Street));
        var alert = await AlertAsync(city, id);
        Assert.Equal((10, DangerKind.Violence, TestCity.Monday, TestCity.Monday.AddSeconds(54)), (alert.Times, alert.Kind, alert.RaisedAt, alert.LastAt));
        Assert.Equal(10, (await FileAsync(city, Street, id)).Lines.Count);
    }

    [Fact]
    public async Task The_number_to_call_is_the_one_said_in_danger_else_that_of_an_earlier_case_and_never_somebody_elses()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("我电话13812345678");
        await resident.Says("提交");
        resident.Hears("已经提交");
        await resident.Says("我刚被骗子骗走八万块，骗子的电话是13700001111");
        var id = await OnlyAsync(city);
        Assert.Equal("13812345678", (await FileAsync(city, City, id)).Phone);
        await resident.Says("救命！他拿刀追我！打我这个电话13987654321");
        Assert.Equal("13987654321", (await FileAsync(city, City, id)).Phone);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_the_desk_does_is_in_the_log_and_the_resident_reads_one_neutral_line(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼，" + Knife);
        var id = await OnlyAsync(city);
        var staff = await city.StaffAsync(Community);
        city.Clock.Advance(RaiseAlert.Unacknowledged);
        await EscalatedAsync(city, 1, [Community, Street]);
        await resident.Listens();
        Assert.Empty(resident.Heard);
        await city.Get<DutyDesk>().AcknowledgeAsync(staff, id, Cancellation);
        await resident.Listens();
        var line = Assert.Single(resident.Heard);
        Assert.Equal((SafetyTexts.SomebodyReads, 0, null), (line.Text, line.Choices.Count, line.SpeakerName));
        await city.Get<DutyDesk>().FinishAsync(staff, id, "民警到了，她在妹妹家", Cancellation);
        await resident.Listens();
        Assert.Empty(resident.Heard);
        var log = await Transcripts.QueryAsync(city, db => db.Audit.Where(entry => entry.Subject == id.ToString("N")).ToListAsync(Cancellation));
        Assert.Equal(
            [("danger.acknowledge", "王秀英"), ("danger.finish", "王秀英")],
            log.Select(entry => (entry.Action, entry.StaffName)).OrderBy(entry => entry.Action, StringComparer.Ordinal));
    }

    /// <summary>What is in the list opens; the rest neither opens nor can be acted on.</summary>
    private static async Task SeesAsync(TestCity city, StaffIdentity staff, Guid[] seen, Guid[] rings)
    {
        var desk = city.Get<DutyDesk>();
        var items = await desk.ListAsync(staff, Cancellation);
        Assert.Equal(seen.Order(), items.Select(item => item.Alert.Id).Order());
        Assert.Equal(rings, items.Where(item => item.Rings).Select(item => item.Alert.Id));
        Assert.Equal(rings, await desk.RingingAsync(staff, Cancellation));
        Assert.Equal(rings, items.Take(rings.Length).Select(item => item.Alert.Id));
        foreach (var id in await Transcripts.QueryAsync(city, db => db.DangerAlerts.Select(alert => alert.Id).ToListAsync(Cancellation)))
        {
            Assert.Equal(seen.Contains(id), await desk.OpenAsync(staff, id, Cancellation) is not null);
            if (seen.Contains(id))
                continue;
            Assert.Equal(DutyOutcome.NotFound, await desk.AcknowledgeAsync(staff, id, Cancellation));
            Assert.Equal(DutyOutcome.NotFound, await desk.FinishAsync(staff, id, "看过了", Cancellation));
        }

        Assert.Null(await desk.OpenAsync(staff, Guid.NewGuid(), Cancellation));
    }

    /// <summary>A dispatcher of another street, which answers for none of the places.</summary>
    private static async Task<StaffIdentity> ElsewhereAsync(TestCity city)
    {
        var street = new Unit(Guid.NewGuid(), "城北街道", UnitKind.Street, null);
        await city.Transactions.RunAsync(
            db =>
            {
                db.Units.Add(street);
                return Task.CompletedTask;
            },
            Cancellation);
        return new StaffIdentity(Guid.NewGuid(), "李红", StaffRole.StreetDispatcher, street.Id);
    }
}
