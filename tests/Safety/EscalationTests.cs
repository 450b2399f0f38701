using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static ResidentAssistant.Tests.Safety.Duty;

namespace ResidentAssistant.Tests.Safety;

/// <summary>At which desk an alert rings: that of the place, and after five minutes the one above.</summary>
public sealed class EscalationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_nobody_takes_over_for_five_minutes_goes_from_the_community_to_the_street_to_the_city(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var id = await RaisedAsync(city, "阳光花园3号楼" + Fire);
        city.Clock.Advance(RaiseAlert.Unacknowledged - TimeSpan.FromSeconds(1));
        await EscalatedAsync(city, 0, [Community]);
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await EscalatedAsync(city, 1, [Community, Street]);
        await EscalatedAsync(city, 0, [Community, Street]);
        city.Clock.Advance(RaiseAlert.Unacknowledged);
        await EscalatedAsync(city, 1, [Community, Street, City]);
        city.Clock.Advance(TimeSpan.FromDays(1));
        await EscalatedAsync(city, 0, [Community, Street, City]);
        Assert.Empty(await RingingAsync(city, OtherCommunity));
        Assert.Equal(
            [(DangerStep.Raised, null), (DangerStep.Located, "阳光花园3号楼" + Fire), (DangerStep.Escalated, "Street"), (DangerStep.Escalated, "City")],
            (await StepsAsync(city, id)).Select(step => (step.Step, step.Note)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_that_look_at_the_same_time_send_it_up_once(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var id = await RaisedAsync(city, "阳光花园3号楼" + Fire);
        city.Clock.Advance(RaiseAlert.Unacknowledged);
        BackgroundLoop[] nodes = [city.Get<BackgroundLoop>(), city.AddNode().GetRequiredService<BackgroundLoop>()];
        var raised = await InboxTests.AtOnceAsync(2, i => nodes[i].RunDueAsync(Cancellation));
        Assert.Equal(1, raised.Sum());
        Assert.Equal(DutyLevel.Street, (await AlertAsync(city, id)).Level);
        Assert.Single(await StepsAsync(city, id), step => step.Step == DangerStep.Escalated);
    }

    /// <summary>The embedded database has one writer at a time; there it cannot come to this.</summary>
    [Fact]
    public async Task What_is_about_to_go_up_waits_for_whoever_is_at_work_on_it_and_stays_when_it_is_taken_over()
    {
        await using var city = await TestCity.StartAsync(DatabaseProvider.Postgres);
        var id = await RaisedAsync(city, "阳光花园3号楼" + Fire);
        var staff = await city.StaffAsync(Community);
        city.Clock.Advance(RaiseAlert.Unacknowledged);
        var node = city.AddNode().GetRequiredService<BackgroundLoop>();
        var raising = Task.FromResult(0);
        await city.Transactions.RunAsync(
            async db =>
            {
                var where = await db.DangerAlerts.Where(a => a.Id == id).Select(a => a.ConversationId).SingleAsync(Cancellation);
                await Transcript.LockAsync(db, where, Cancellation);
                var alert = await db.DangerAlerts.SingleAsync(a => a.Id == id, Cancellation);
                raising = node.RunDueAsync(Cancellation);
                while (!raising.IsCompleted && await WaitingAsync(db) == 0)
                    await Task.Delay(10, Cancellation);
                alert.Acknowledge(staff, city.Clock.GetUtcNow());
                await EscalateAlerts.WithdrawAsync(db, alert, Cancellation);
            },
            Cancellation);
        Assert.Equal(0, await raising);
        Assert.Equal((DutyLevel.Community, "王秀英"), ((await AlertAsync(city, id)).Level, (await AlertAsync(city, id)).AcknowledgedBy));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_somebody_has_taken_over_stays_where_it_is(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var taken = await RaisedAsync(city, "阳光花园3号楼" + Fire);
        await RaisedAsync(city, Knife);
        Assert.Equal(DutyOutcome.Done, await city.Get<DutyDesk>().AcknowledgeAsync(await city.StaffAsync(Community), taken, Cancellation));
        city.Clock.Advance(RaiseAlert.Unacknowledged);
        // The other one has no place: it began at the street.
        await EscalatedAsync(city, 1, [Street, City]);
        city.Clock.Advance(TimeSpan.FromDays(1));
        await EscalatedAsync(city, 0, [Street, City]);
        Assert.Equal(DutyLevel.Community, (await AlertAsync(city, taken)).Level);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_place_said_later_brings_the_alert_to_the_desk_of_its_community(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says(Fire);
        resident.Hears(SafetyTexts.WhereIsIt);
        var id = Assert.Single(await RingingAsync(city, Street));
        city.Clock.Advance(TimeSpan.FromMinutes(4));
        await resident.Says("阳光花园3号楼2单元");
        Assert.Equal([id], await RingingAsync(city, Community));
        Assert.Empty(await RingingAsync(city, Street));
        var file = await FileAsync(city, Community, id);
        Assert.Equal(("阳光花园3号楼2单元", "檀溪社区", DutyLevel.Community), (file.Item.Alert.Place, file.Item.Unit, file.Item.Alert.Level));
        Assert.Equal([Fire, "阳光花园3号楼2单元"], file.Lines.Select(line => line.Text));
        // The community has five minutes of its own.
        city.Clock.Advance(TimeSpan.FromMinutes(4));
        await EscalatedAsync(city, 0, [Community]);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await EscalatedAsync(city, 1, [Community, Street]);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_place_said_to_somebody_who_has_taken_it_over_is_for_them_to_read(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says(Fire);
        var id = await OnlyAsync(city);
        Assert.Equal(DutyOutcome.Done, await city.Get<DutyDesk>().AcknowledgeAsync(await city.StaffAsync(Street), id, Cancellation));
        await resident.Says("阳光花园3号楼");
        Assert.Empty(await RingingAsync(city, Community));
        var alert = (await FileAsync(city, Street, id)).Item.Alert;
        Assert.Equal(("阳光花园3号楼", null, DutyLevel.Street), (alert.Place, alert.UnitId, alert.Level));
    }

    /// <summary>Transactions of this database that wait for another one.</summary>
    /// <summary>From the locks themselves: the view of activities does not change within a transaction.</summary>
    private static Task<int> WaitingAsync(AppDb db) => db.Database.SqlQuery<int>(
        $"""
         SELECT count(*)::int AS "Value" FROM pg_locks WHERE NOT granted
             AND pid IN (SELECT pid FROM pg_locks WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database()))
         """).SingleAsync(Cancellation);
}
