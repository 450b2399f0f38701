using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Several residents, one thing, the same moment, on two nodes.</summary>
public sealed class RaceTests
{
    private const string Slot = "11月26日（周四）14:00 张律师";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_six_residents_who_confirm_the_same_slot_at_once_one_gets_it(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var residents = await AboutToConfirmAsync(city, 6);
        await AtOnceAsync(city, residents, "确认预约");
        var winner = Assert.Single(residents, r => r.LastWords.Contains("约好了", StringComparison.Ordinal));
        Assert.All(residents.Where(r => r != winner), loser =>
        {
            loser.Hears(AppointmentTexts.Taken);
            Assert.DoesNotContain(Slot, loser.Choices);
        });
        Assert.Equal(1, await Transcripts.QueryAsync(city, db => db.Bookings.CountAsync(Cancellation)));
        await NobodyWasFailedAsync(city);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_last_seat_of_a_lecture_goes_to_one_of_six(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await city.Transactions.RunAsync(
            db =>
            {
                db.LectureSessions.Add(new LectureSession(Guid.NewGuid(), LectureSeries.Moral, "最后一个座位", "王老师", "活动室", TestCity.Monday.AddDays(2), 1));
                return Task.CompletedTask;
            },
            Cancellation);
        var residents = Enumerable.Range(0, 6).Select(_ => city.NewResident()).ToList();
        foreach (var resident in residents)
            await resident.Says("道德讲堂");
        await AtOnceAsync(city, residents, "报名11月25日（周三）道德讲堂");
        var winner = Assert.Single(residents, r => r.LastWords.Contains("报好名了", StringComparison.Ordinal));
        Assert.All(residents.Where(r => r != winner), loser => loser.Hears(LectureTexts.Full));
        var session = await Transcripts.QueryAsync(city, db => db.LectureSessions.SingleAsync(s => s.Title == "最后一个座位", Cancellation));
        Assert.Equal((1, 1),
            (session.Taken, await Transcripts.QueryAsync(city, db => db.Registrations.CountAsync(r => r.SessionId == session.Id, Cancellation))));
        await NobodyWasFailedAsync(city);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_slot_that_was_withdrawn_before_the_confirmation_is_refused_politely(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = Assert.Single(await AboutToConfirmAsync(city, 1));
        Assert.Equal(SlotWithdrawal.Done, await city.Get<SlotDesk>()
            .WithdrawAsync(await city.StaffAsync("community@example.cn"), await SlotIdAsync(city), Cancellation));
        await resident.Says("确认预约");
        resident.Hears(AppointmentTexts.NotOpen);
        Assert.NotEmpty(resident.Choices);
        Assert.DoesNotContain(Slot, resident.Choices);
        Assert.Equal(0, await Transcripts.QueryAsync(city, db => db.Bookings.CountAsync(Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_slot_is_booked_or_withdrawn_never_both(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = Assert.Single(await AboutToConfirmAsync(city, 1));
        var staff = await city.StaffAsync("community@example.cn");
        var desk = city.AddNode().GetRequiredService<SlotDesk>();
        var slot = await SlotIdAsync(city);
        SlotWithdrawal? withdrawal = null;
        await InboxTests.AtOnceAsync(2, async i =>
        {
            if (i == 0)
                await resident.Says("确认预约");
            else
                withdrawal = await desk.WithdrawAsync(staff, slot, Cancellation);
            return true;
        });
        var booked = await Transcripts.QueryAsync(city, db => db.Bookings.CountAsync(Cancellation));
        Assert.Equal(booked == 1 ? SlotWithdrawal.Booked : SlotWithdrawal.Done, withdrawal);
        resident.Hears(booked == 1 ? "约好了" : AppointmentTexts.NotOpen);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_first_cases_of_a_day_filed_at_once_have_numbers_without_gap_or_double(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var residents = Enumerable.Range(0, 6).Select(_ => city.NewResident()).ToList();
        foreach (var resident in residents)
        {
            await resident.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
            await resident.Says("阳光花园");
        }

        await AtOnceAsync(city, residents, "提交");
        Assert.All(residents, resident => resident.Hears("已经提交"));
        var numbers = await Transcripts.QueryAsync(city, db => db.Cases.Select(c => c.Number).Order().ToListAsync(Cancellation));
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"XY-20261123-{n:0000}"), numbers);
        await NobodyWasFailedAsync(city);
    }

    private static async Task<List<TestResident>> AboutToConfirmAsync(TestCity city, int count)
    {
        var residents = Enumerable.Range(0, count).Select(_ => city.NewResident()).ToList();
        foreach (var resident in residents)
        {
            await resident.Says("预约周四律师");
            await resident.Says(Slot);
            await resident.Says("跳过");

            // What is chosen is held for five minutes; the next one finds it free again.
            city.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        return residents;
    }

    /// <summary>All say it; the messages are stored, then answered at once, half of them by another node.</summary>
    private static async Task AtOnceAsync(TestCity city, List<TestResident> residents, string text)
    {
        foreach (var resident in residents)
            await city.Get<Inbox>().ReceiveAsync(new InboundMessage.Text("test", resident.Address, "at once", text), Cancellation);
        var runners = new[] { city.Get<TurnRunner>(), city.AddNode().GetRequiredService<TurnRunner>() };
        await InboxTests.AtOnceAsync(residents.Count, async i =>
        {
            await runners[i % 2].RunAsync(residents[i].ConversationId, Cancellation);
            return true;
        });
        foreach (var resident in residents)
            await resident.Listens();
    }

    /// <summary>Losing a race is an answer, not a defect: no attempt was counted as failed.</summary>
    private static async Task NobodyWasFailedAsync(TestCity city) =>
        Assert.Equal(0, await Transcripts.QueryAsync(city, db => db.Activities.SumAsync(a => a.Attempts, Cancellation)));

    private static Task<string> SlotIdAsync(TestCity city) => Transcripts.QueryAsync(city, async db =>
        (await city.Get<ReadSlots>().RunAsync(db, city.Clock.GetUtcNow(), [], Cancellation)).First(slot => slot.Slot.Lawyer == "张律师").Slot.Id);
}
