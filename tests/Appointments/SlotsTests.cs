using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.City;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

/// <summary>Which times there are, from patterns, exceptions, holidays and what is taken.</summary>
public sealed class SlotsTests
{
    private static readonly Guid Zhang = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Li = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly Venue Centre = new(Guid.Parse("00000000-0000-0000-0000-0000000000c1"), "服务中心");
    private static readonly Venue Hall = new(Guid.Parse("00000000-0000-0000-0000-0000000000c2"), "会议厅");
    private static readonly WorkCalendar Calendar = new(CalendarFile.Starter.Days);

    [Fact]
    public void A_weekly_time_is_cut_into_slots()
    {
        var pattern = Pattern(Zhang, DayOfWeek.Thursday, "14:00", "16:00");
        Assert.Equal(["12月3日（周四）14:00", "12月3日（周四）14:30", "12月3日（周四）15:00", "12月3日（周四）15:30"], Times([pattern], [], "2026-12-01", "2026-12-07"));
    }

    [Theory]
    [InlineData(50, 10, new[] { "14:00", "15:00" })]
    [InlineData(30, 15, new[] { "14:00", "14:45", "15:30" })]
    [InlineData(45, 0, new[] { "14:00", "14:45" })]
    [InlineData(120, 0, new[] { "14:00" })]
    public void Length_and_buffer_are_kept_and_nothing_runs_over_the_end(int minutes, int buffer, string[] expected)
    {
        var pattern = new WeeklyPattern(Guid.NewGuid(), Zhang, Centre.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(16, 0))
        {
            SlotMinutes = minutes,
            BufferMinutes = buffer,
        };
        Assert.Equal(expected, Find([pattern], [], "2026-12-03", "2026-12-03").Select(slot => $"{slot.At:HH\\:mm}"));
    }

    /// <summary>1 October 2026 is a Thursday, and off until the 7th; the 30 September before it is worked.</summary>
    [Theory]
    [InlineData(DayOffRule.Moves, "9月30日（周三）14:00")]
    [InlineData(DayOffRule.FallsOut, null)]
    public void A_holiday_moves_to_the_nearest_working_day_or_falls_out(DayOffRule rule, string? expected)
    {
        var pattern = new WeeklyPattern(Guid.NewGuid(), Zhang, Centre.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(14, 30)) { DayOff = rule };
        Assert.Equal(expected is null ? [] : [expected], Times([pattern], [], "2026-09-28", "2026-10-05"));
    }

    /// <summary>The Spring Festival of 2026 is off from Sunday the 15th to the 23rd of February; Saturday the 14th is worked, and carries Thursday the 19th.</summary>
    [Fact]
    public void A_worked_saturday_carries_a_holiday()
    {
        var pattern = Pattern(Zhang, DayOfWeek.Thursday, "14:00", "14:30");
        Assert.Equal(
            ["2月12日（周四）14:00", "2月14日（周六）14:00", "2月26日（周四）14:00"], Times([pattern], [], "2026-02-09", "2026-02-28"));
    }

    [Fact]
    public void Who_receives_on_saturdays_does_so_unless_it_is_a_holiday()
    {
        var pattern = new WeeklyPattern(Guid.NewGuid(), Zhang, Centre.Id, DayOfWeek.Saturday, new TimeOnly(9, 0), new TimeOnly(9, 30))
        {
            DayOff = DayOffRule.FallsOut,
        };
        Assert.Equal(["9月19日（周六）09:00", "10月10日（周六）09:00"], Times([pattern], [], "2026-09-19", "2026-10-10"));
    }

    [Fact]
    public void A_leave_a_closed_house_and_a_closed_hour_take_times_away()
    {
        WeeklyPattern[] patterns = [Pattern(Zhang, DayOfWeek.Thursday, "14:00", "15:00"), Pattern(Li, DayOfWeek.Thursday, "14:00", "15:00", Hall)];
        var leave = new PatternException(Guid.NewGuid(), ExceptionKind.Closed, Day("2026-12-03"), Day("2026-12-03")) { LawyerId = Zhang };
        Assert.Equal(["李律师 14:00", "李律师 14:30"], Who(patterns, [leave], "2026-12-03"));
        var house = new PatternException(Guid.NewGuid(), ExceptionKind.Closed, Day("2026-12-01"), Day("2026-12-31")) { VenueId = Hall.Id };
        Assert.Equal(["张律师 14:00", "张律师 14:30"], Who(patterns, [house], "2026-12-03"));
        var hour = new PatternException(Guid.NewGuid(), ExceptionKind.Closed, Day("2026-12-03"), Day("2026-12-03"))
        {
            From = new TimeOnly(14, 0),
            Until = new TimeOnly(14, 10),
        };
        Assert.Equal(["张律师 14:30", "李律师 14:30"], Who(patterns, [hour], "2026-12-03"));
    }

    [Fact]
    public void A_substitute_comes_instead_and_an_extra_time_besides()
    {
        WeeklyPattern[] patterns = [Pattern(Zhang, DayOfWeek.Thursday, "14:00", "14:30")];
        var substitute = new PatternException(Guid.NewGuid(), ExceptionKind.Substitute, Day("2026-12-03"), Day("2026-12-03"))
        {
            LawyerId = Zhang,
            SubstituteId = Li,
        };
        var extra = new PatternException(Guid.NewGuid(), ExceptionKind.Extra, Day("2026-12-05"), Day("2026-12-05"))
        {
            LawyerId = Zhang,
            VenueId = Hall.Id,
            From = new TimeOnly(9, 0),
            Until = new TimeOnly(9, 40),
            SlotMinutes = 20,
        };
        Assert.Equal(["李律师 14:00"], Who(patterns, [substitute, extra], "2026-12-03"));
        Assert.Equal(["张律师 09:00", "张律师 09:20"], Who(patterns, [substitute, extra], "2026-12-05"));
        Assert.Equal(["张律师 14:00"], Who(patterns, [substitute, extra], "2026-12-10"));
    }

    [Fact]
    public void A_lawyer_and_a_room_have_one_slot_at_a_time()
    {
        var first = Pattern(Zhang, DayOfWeek.Wednesday, "14:00", "15:00");

        // Thursday, 1 October, moves to Wednesday, where the lawyer is already.
        var moved = Pattern(Zhang, DayOfWeek.Thursday, "14:30", "15:30");
        Assert.Equal(["14:00", "14:30", "15:00"], Find([first, moved], [], "2026-09-30", "2026-09-30").Select(slot => $"{slot.At:HH\\:mm}"));
        var room = new WeeklyPattern(Guid.NewGuid(), Zhang, Centre.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(14, 30)) { Room = "201" };
        var same = new WeeklyPattern(Guid.NewGuid(), Li, Centre.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(14, 30)) { Room = "201" };
        Assert.Equal(["张律师 14:00"], Who([room, same], [], "2026-12-03"));
    }

    [Fact]
    public void What_is_taken_is_taken_however_the_slots_are_cut()
    {
        var pattern = new WeeklyPattern(Guid.NewGuid(), Zhang, Centre.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(15, 0)) { SlotMinutes = 20 };
        var starts = CityTime.At(Day("2026-12-03"), new TimeOnly(14, 0));
        var taken = TakenTime.Grains(starts, starts.AddMinutes(30)).Select(at => new TakenTime(Zhang, at, 0, Guid.NewGuid(), null));
        var found = Slots.Of(City([pattern], []), Calendar, taken, Day("2026-12-03"), Day("2026-12-03"));
        Assert.Equal([true, true, false], found.Select(slot => slot.Taken));
    }

    [Fact]
    public void A_shared_slot_is_full_when_all_its_places_are_and_the_last_ones_are_kept()
    {
        var pattern = new WeeklyPattern(Guid.NewGuid(), Zhang, Centre.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(15, 0))
        {
            Capacity = 2,
            Kept = 1,
        };
        var starts = CityTime.At(Day("2026-12-03"), new TimeOnly(14, 0));
        TakenTime[] Of(int seat) => [.. TakenTime.Grains(starts, starts.AddMinutes(30)).Select(at => new TakenTime(Zhang, at, seat, Guid.NewGuid(), null))];
        var one = Slots.Of(City([pattern], []), Calendar, Of(0), Day("2026-12-03"), Day("2026-12-03"));
        Assert.Equal([(1, false), (0, true)], one.Select(slot => (slot.Seat!.Value, slot.Slot.IsKept)));
        var both = Slots.Of(City([pattern], []), Calendar, [.. Of(0), .. Of(1)], Day("2026-12-03"), Day("2026-12-03"));
        Assert.Equal([true, false], both.Select(slot => slot.Taken));
    }

    [Fact]
    public void A_closed_venue_and_a_lawyer_without_an_account_have_no_times()
    {
        var pattern = Pattern(Zhang, DayOfWeek.Thursday, "14:00", "14:30");
        var supply = City([pattern], []);
        Assert.Empty(Slots.Of(supply with { Lawyers = [] }, Calendar, [], Day("2026-12-03"), Day("2026-12-03")));
        var change = new SupplyChange.CloseVenue(Centre.Id);
        Assert.Empty(Slots.Of(change.ApplyTo(supply, CityTime.At(Day("2026-12-01"), TimeOnly.MinValue)), Calendar, [], Day("2026-12-03"), Day("2026-12-03")));
    }

    /// <summary>The 29 February 2028 is a Tuesday.</summary>
    [Fact]
    public void A_leap_day_is_a_day()
    {
        var pattern = Pattern(Zhang, DayOfWeek.Tuesday, "14:00", "14:30");
        Assert.Equal(["2月29日（周二）14:00"], Times([pattern], [], "2028-02-28", "2028-03-01"));
    }

    private static WeeklyPattern Pattern(Guid lawyer, DayOfWeek day, string from, string until, Venue? venue = null) =>
        new(Guid.NewGuid(), lawyer, (venue ?? Centre).Id, day, TimeOnly.Parse(from), TimeOnly.Parse(until));

    private static Supply City(IReadOnlyList<WeeklyPattern> patterns, IReadOnlyList<PatternException> exceptions) =>
        new([Centre, Hall], [new Lawyer(Zhang, "张律师", null), new Lawyer(Li, "李律师", null)], patterns, exceptions);

    private static IReadOnlyList<ComingSlot> Find(
        IReadOnlyList<WeeklyPattern> patterns, IReadOnlyList<PatternException> exceptions, string first, string last) =>
        Slots.Of(City(patterns, exceptions), Calendar, [], Day(first), Day(last));

    private static IEnumerable<string> Times(
        IReadOnlyList<WeeklyPattern> patterns, IReadOnlyList<PatternException> exceptions, string first, string last) =>
        Find(patterns, exceptions, first, last).Select(slot => CityTime.DayAndTime(slot.Slot.StartsAt));

    private static IEnumerable<string> Who(IReadOnlyList<WeeklyPattern> patterns, IReadOnlyList<PatternException> exceptions, string day) =>
        Find(patterns, exceptions, day, day).Select(slot => $"{slot.Slot.Lawyer} {slot.At:HH\\:mm}");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
