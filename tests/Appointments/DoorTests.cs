using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

/// <summary>The door of a Thursday: who comes, who does not, who walks in.</summary>
public sealed class DoorTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_comes_is_checked_in_once_on_the_day_and_what_came_of_it_is_noted(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var code = await BookedAsync(city, "11月26日（周四）14:00 张律师");
        var staff = await city.StaffAsync("community@example.cn");
        Assert.Equal(("这是11月26日（周四）14:00的预约，不是今天的。", BookingState.Booked), await MarkAsync(city, staff, code, DoorMark.Arrived));
        Clock(city, 14, 12);
        Assert.Equal(($"{code} 14:00 张律师：到了，迟到。", BookingState.CheckedIn), await MarkAsync(city, staff, code, DoorMark.Arrived));
        Assert.Equal(($"{code} 14:00 张律师：到了，迟到。", BookingState.CheckedIn), await MarkAsync(city, staff, $" {code.ToLowerInvariant()} ", DoorMark.Arrived));
        Assert.Equal(1, await Transcripts.QueryAsync(city, db => db.Audit.CountAsync(one => one.Action == "booking.arrived", Cancellation)));
        Assert.Equal(("这位居民已经到了，不能登记成没来。", BookingState.CheckedIn), await MarkAsync(city, staff, code, DoorMark.Missed));
        Assert.Equal(("请选结果；备注最多 500 个字。", BookingState.CheckedIn), await MarkAsync(city, staff, code, DoorMark.Ended));
        var ended = await city.Get<KeepDoor>().MarkAsync(
            staff, code, new DoorEntry(DoorMark.Ended) { Result = BookingResult.LegalAid, Note = "转区法援" }, Cancellation);
        Assert.Equal($"{code} 14:00 张律师：办完了：转法律援助。", DoorTexts.Told(ended));
        Assert.Equal(($"{code} 14:00 张律师：到了，迟到。", BookingState.CheckedIn), await MarkAsync(city, staff, code, DoorMark.Undone));
        Assert.Equal(($"{code} 14:00 张律师：还没到。", BookingState.Booked), await MarkAsync(city, staff, code, DoorMark.Undone));
        Assert.Equal(("没有这个预约码，请再核对一遍。", null), await MarkAsync(city, staff, "AAAAAA", DoorMark.Arrived));
        Assert.Equal(("没有这个预约码，请再核对一遍。", null), await MarkAsync(city, await city.StaffAsync("lawyer2@example.cn"), code, DoorMark.Arrived));
    }

    [Fact]
    public async Task What_a_door_without_a_line_tells_the_next_day_counts_for_the_day_it_happened()
    {
        await using var city = await TestCity.StartAsync();
        var code = await BookedAsync(city, "11月26日（周四）14:00 张律师");
        var staff = await city.StaffAsync("community@example.cn");
        Clock(city, 32, 0);
        var at = CityTime(14, 2);
        var marked = await city.Get<KeepDoor>().MarkAsync(staff, code, new DoorEntry(DoorMark.Arrived) { At = at }, Cancellation);
        Assert.Equal((DoorOutcome.Done, at, false), (marked.Outcome, marked.Booking!.CheckedInAt, marked.Booking.IsLate));
    }

    [Fact]
    public async Task Misses_of_the_last_ninety_days_are_counted_and_excused_ones_are_not()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        var staff = await city.StaffAsync("community@example.cn");
        var first = await BookAsync(resident, "11月26日（周四）14:00 张律师");
        Assert.Equal(("还没有到时间，或者人还没有来。", BookingState.Booked), await MarkAsync(city, staff, first, DoorMark.Missed));
        Clock(city, 15, 0);
        Assert.Equal(BookingState.Missed, (await MarkAsync(city, staff, first, DoorMark.Missed)).State);
        var second = await BookAsync(resident, "12月3日（周四）14:00 张律师");
        var line = Assert.Single(await city.Get<KeepDoor>().ListAsync(staff, Thursday.AddDays(7), Cancellation));
        Assert.Equal((second, 1), (line.Booking.Code, line.Missed));
        Assert.Equal(BookingState.Excused, (await MarkAsync(city, staff, first, DoorMark.Excused)).State);
        Assert.Equal(0, Assert.Single(await city.Get<KeepDoor>().ListAsync(staff, Thursday.AddDays(7), Cancellation)).Missed);

        // Somebody who is there after all: what the door saw counts.
        Assert.Equal(BookingState.CheckedIn, (await MarkAsync(city, staff, first, DoorMark.Arrived)).State);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_walks_in_takes_a_free_time_of_today_and_is_there(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var booked = await BookedAsync(city, "11月26日（周四）15:30 张律师");
        var staff = await city.StaffAsync("community@example.cn");
        var door = city.Get<KeepDoor>();
        Assert.Empty(await door.FreeAsync(staff, Cancellation));
        Clock(city, 15, 40);
        var free = Assert.Single(await door.FreeAsync(staff, Cancellation));
        Assert.Equal("11月26日（周四）15:30 李律师", AppointmentTexts.Describe(free));
        var outcome = await door.WalkInAsync(staff, free.Id, " 王秀英 ", null, "离婚", Cancellation);
        var booking = Assert.IsType<BookingOutcome.Confirmed>(outcome).Booking;
        Assert.Equal((BookingState.CheckedIn, false, "王秀英"), (booking.State, booking.IsLate, booking.PersonName));
        Assert.IsType<BookingOutcome.SlotTaken>(await door.WalkInAsync(staff, free.Id, null, null, null, Cancellation));
        Assert.Equal(
            ["李律师 王秀英", "张律师 "],
            (await door.ListAsync(staff, Thursday, Cancellation)).Select(line => $"{line.Booking.Lawyer} {line.Name}").Order(StringComparer.Ordinal).Reverse());
        Assert.NotEqual(booked, booking.Code);
        var lawyer = await city.StaffAsync("lawyer2@example.cn");
        Assert.Equal(booking.Code, Assert.Single(await door.ListAsync(lawyer, Thursday, Cancellation)).Booking.Code);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_a_check_in_and_a_cancellation_at_once_one_wins(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var residents = new List<(TestResident Resident, string Code)>();
        foreach (var slot in new[] { "14:00 张律师", "14:00 李律师", "14:30 张律师", "14:30 李律师", "15:00 张律师", "15:00 李律师" })
        {
            var resident = city.NewResident();
            residents.Add((resident, await BookAsync(resident, $"11月26日（周四）{slot}")));
        }

        var staff = await city.StaffAsync("community@example.cn");
        Clock(city, 13, 30);
        var door = city.AddNode().GetRequiredService<KeepDoor>();
        foreach (var (resident, code) in residents)
        {
            await resident.Says("取消预约");
            DoorMarked? marked = null;
            await InboxTests.AtOnceAsync(2, async i =>
            {
                if (i == 0)
                    await resident.Taps("确定取消");
                else
                    marked = await door.MarkAsync(staff, code, new DoorEntry(DoorMark.Arrived), Cancellation);
                return true;
            });
            var state = await Transcripts.QueryAsync(city, db => db.Bookings.Where(b => b.Code == code).Select(b => b.State).SingleAsync(Cancellation));
            Assert.Equal(state == BookingState.Cancelled ? DoorOutcome.Cancelled : DoorOutcome.Done, marked!.Outcome);
            if (state == BookingState.Cancelled)
                resident.Hears("已取消");
            else
                resident.DoesNotHear("已取消");
        }
    }

    [Fact]
    public async Task A_month_counts_what_was_offered_and_booked_who_came_and_who_waited()
    {
        await using var city = await TestCity.StartAsync();
        var (came, missed) = (await BookedAsync(city, "11月26日（周四）14:00 张律师"), await BookedAsync(city, "11月26日（周四）14:30 张律师"));
        var gives = city.NewResident();
        await BookAsync(gives, "11月26日（周四）14:00 李律师");
        await gives.Says("取消预约");
        await gives.Taps("确定取消");
        var (staff, street) = (await city.StaffAsync("community@example.cn"), await city.StaffAsync("street@example.cn"));
        Clock(city, 15, 0);
        await MarkAsync(city, staff, came, DoorMark.Arrived);
        await MarkAsync(city, staff, missed, DoorMark.Missed);
        await city.Transactions.RunAsync(
            db => db.Venues.ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, "=1+1"), Cancellation), Cancellation);
        var figures = await city.Get<ReadAppointmentFigures>().RunAsync(street, new DateOnly(2026, 11, 1), Cancellation);
        Assert.Equal(
            ["张律师 16 2 13% 1 1 0 0", "李律师 16 0 0% 0 0 0 1"],
            figures.Lines.Select(one => $"{one.Lawyer} {one.Offered} {one.Booked} {one.Share}% {one.Came} {one.Missed} {one.Excused} {one.Cancelled}"));
        Assert.Equal(new WaitingFigures(0, 0, 0, 0, 0), figures.Waiting);
        var book = new MemoryStream(await city.Get<ReadAppointmentFigures>().WorkbookAsync(street, new DateOnly(2026, 11, 1), Cancellation));
        var row = book.Query(true, "接待").Cast<IDictionary<string, object>>().First();
        Assert.Equal(("\u200b=1+1", "张律师", 2d), ((string)row["地点"], (string)row["律师"], (double)row["约了"]));
    }

    [Fact]
    public async Task Before_a_lawyers_account_is_disabled_the_number_of_appointments_is_told()
    {
        await using var city = await TestCity.StartAsync();
        await BookedAsync(city, "11月26日（周四）14:00 张律师");
        var (admin, lawyer) = (await city.StaffAsync("admin@example.cn"), await city.StaffAsync("lawyer@example.cn"));
        Assert.Equal(
            ["张律师还有 1 个没到的预约，停用或者换了角色就都取消，并通知居民。只是请假的话，在“排班”里写请假，会给居民另排时间。"],
            await city.Get<StaffAccounts>().ForetellAsync(admin, lawyer.Id, Cancellation));
        Assert.Empty(await city.Get<StaffAccounts>().ForetellAsync(admin, (await city.StaffAsync("lawyer2@example.cn")).Id, Cancellation));
    }

    private static async Task<(string Told, BookingState? State)> MarkAsync(TestCity city, StaffIdentity staff, string code, DoorMark mark)
    {
        var marked = await city.Get<KeepDoor>().MarkAsync(staff, code, new DoorEntry(mark), Cancellation);
        return (DoorTexts.Told(marked), marked.Booking?.State);
    }

    private static Task<string> BookedAsync(TestCity city, string slot) => BookAsync(city.NewResident(), slot);

    internal static async Task<string> BookAsync(TestResident resident, string slot)
    {
        await resident.Says("预约周四律师");
        await resident.Says(slot);
        await resident.Says("跳过");
        await resident.Says("确认预约");
        resident.Hears("约好了");
        return resident.LastWords.Split("预约码 ")[1][..6];
    }

    /// <summary>On the Thursday of the appointments.</summary>
    private static void Clock(TestCity city, int hours, int minutes) => city.Clock.SetUtcNow(CityTime(hours, minutes));

    private static DateTimeOffset CityTime(int hours, int minutes) => Assistant.CityTime.StartOf(Thursday).AddHours(hours).AddMinutes(minutes);
}
