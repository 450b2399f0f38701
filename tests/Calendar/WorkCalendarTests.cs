using System.Globalization;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Calendar;

/// <summary>Working days and holidays. 2023 to 2026 came with the product; of 2027 nothing is known but the law.</summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(CalendarFile.Starter.Days);

    [Fact]
    public void The_product_carries_the_published_years()
    {
        Assert.Null(CalendarFile.Starter.Refusal);
        Assert.Equal([2023, 2024, 2025, 2026], Enumerable.Range(2015, 20).Where(Calendar.IsLoaded));
        Assert.All(CalendarYear.Of(CalendarFile.Starter.Days), year => Assert.Empty(year.Missing));
        var given = CalendarFile.Read(File.ReadAllBytes(SharedData.PathOrSkip("holidays.tsv")));
        Assert.Null(given.Refusal);
        Assert.Equal(given.Days.Select(Told), CalendarFile.Starter.Days.Select(Told));
    }

    [Theory]
    [InlineData("2026-11-23", true, null)] // a Monday
    [InlineData("2026-11-28", false, null)] // a Saturday
    [InlineData("2026-02-28", true, null)] // a Saturday at work for 春节
    [InlineData("2026-02-23", false, "春节")] // a Monday, moved
    [InlineData("2026-10-04", false, "国庆节")] // a Sunday within the holidays
    [InlineData("2025-10-06", false, "中秋")]
    [InlineData("2027-10-04", true, null)] // a Monday; what was moved is not known, and by the law it is a working day
    [InlineData("2027-10-01", false, "国庆节")]
    [InlineData("2027-02-05", false, "春节")] // a Friday, the eve
    [InlineData("2027-02-06", false, "春节")]
    [InlineData("2027-02-09", true, null)] // a Tuesday, the fourth day of the lunar year
    [InlineData("2027-04-05", false, "清明")] // a Monday
    [InlineData("2027-06-09", false, "端午")] // a Wednesday
    [InlineData("2027-09-15", false, "中秋")] // a Wednesday
    [InlineData("2027-05-02", false, "劳动节")]
    [InlineData("2019-05-02", true, null)] // a Thursday; the second day came in 2024
    [InlineData("2020-01-24", true, null)] // a Friday, the eve of 春节, as the law was
    [InlineData("2020-05-27", true, null)] // a Wednesday: the fifth of the leap fourth month is no 端午
    [InlineData("2020-06-25", false, "端午")] // a Thursday
    public void A_day_is_at_work_or_off_for_a_holiday(string day, bool isWorkingDay, string? holiday) =>
        Assert.Equal((isWorkingDay, holiday), (Calendar.IsWorkingDay(Date(day)), Calendar.HolidayOf(Date(day))));

    [Theory]
    [InlineData("2026-11-23", 1, "2026-11-24")]
    [InlineData("2026-11-27", 1, "2026-11-30")] // from Friday to Monday
    [InlineData("2026-11-28", 1, "2026-11-30")] // the same from Saturday
    [InlineData("2026-09-30", 1, "2026-10-08")] // over 国庆节
    [InlineData("2026-09-30", 3, "2026-10-10")] // Thursday, Friday, and a Saturday at work
    [InlineData("2026-02-13", 2, "2026-02-24")] // a Saturday at work, then 春节 to the 23rd
    [InlineData("2026-11-23", 15, "2026-12-14")]
    public void Working_days_are_counted_from_the_day_after(string day, int count, string expected) =>
        Assert.Equal(Date(expected), Calendar.WorkingDayAfter(Date(day), count));

    [Fact]
    public void Counting_agrees_with_looking_at_every_day()
    {
        for (var day = Date("2025-12-20"); day < Date("2027-03-01"); day = day.AddDays(1))
        {
            var next = Calendar.NextWorkingDay(day);
            Assert.Equal(Calendar.IsWorkingDay(day), next == day);
            var fifth = Calendar.WorkingDayAfter(day, 5);
            Assert.Equal(5, Enumerable.Range(1, fifth.DayNumber - day.DayNumber).Count(ahead => Calendar.IsWorkingDay(day.AddDays(ahead))));
            Assert.True(Calendar.IsWorkingDay(fifth));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.WorkingDayAfter(Date("2026-11-23"), 0));
    }

    /// <summary>The notices name every statutory day as off, by its own name: so the computed 春节, 清明, 端午 and 中秋 stand in the file.</summary>
    [Fact]
    public void The_computed_holidays_are_those_of_the_notices()
    {
        var off = CalendarFile.Starter.Days.Where(day => day.To == MovedTo.Off).ToDictionary(day => day.Date, day => day.Holiday);
        var computed = 0;
        for (var day = Date("2023-01-01"); day < Date("2027-01-01"); day = day.AddDays(1))
            if (StatutoryHolidays.Of(day) is { } holiday)
            {
                computed++;
                Assert.Equal(holiday, off.GetValueOrDefault(day));
            }

        // Eleven days a year by the wording of 2013, thirteen by that of 2024.
        Assert.Equal(11 + 11 + 13 + 13, computed);
    }

    /// <summary>Years in which the notice gave the day of the festival alone, or which are in every almanac.</summary>
    [Theory]
    [InlineData("2023-04-05", "清明")]
    [InlineData("2024-04-04", "清明")]
    [InlineData("2025-04-04", "清明")]
    [InlineData("2026-04-05", "清明")]
    [InlineData("2024-06-10", "端午")]
    [InlineData("2023-09-29", "中秋")]
    [InlineData("2025-10-06", "中秋")]
    [InlineData("2026-02-17", "春节")]
    public void A_festival_falls_on_its_day(string day, string holiday)
    {
        Assert.Equal(holiday, StatutoryHolidays.Of(Date(day)));
        if (holiday != "春节")
            Assert.Equal((null, null), (StatutoryHolidays.Of(Date(day).AddDays(-1)), StatutoryHolidays.Of(Date(day).AddDays(1))), Neighbours);
    }

    [Fact]
    public void There_is_one_qingming_a_year()
    {
        for (var year = 1950; year < 2100; year++)
            Assert.Single(Enumerable.Range(4, 3), day => StatutoryHolidays.Of(new DateOnly(year, 4, day)) == "清明");
    }

    [Fact]
    public void No_day_is_too_far_away()
    {
        Assert.Equal("国庆节", StatutoryHolidays.Of(new DateOnly(9999, 10, 1)));
        Assert.Null(StatutoryHolidays.Of(DateOnly.MaxValue));
        Assert.Null(StatutoryHolidays.Of(new DateOnly(2100, 12, 31)));
        Assert.Equal("元旦", StatutoryHolidays.Of(DateOnly.MinValue));
    }

    [Fact]
    public void A_day_before_new_year_belongs_to_the_next_years_arrangement()
    {
        var calendar = new WorkCalendar([new(Date("2029-12-29"), MovedTo.Work, "元旦"), new(Date("2029-12-31"), MovedTo.Off, "元旦")]);
        Assert.False(calendar.IsLoaded(2029));
        Assert.True(calendar.IsLoaded(2030));
        Assert.True(calendar.IsWorkedWeekend(Date("2029-12-29")));
        Assert.Equal("元旦", calendar.HolidayOf(Date("2029-12-31")));
    }

    /// <summary>中秋 of 2023 and 2025 stands beside 国庆节.</summary>
    private static bool Neighbours((string? Before, string? After) expected, (string? Before, string? After) found) =>
        expected == found || found is (null, "国庆节") or ("国庆节", null);

    private static (DateOnly Date, MovedTo To, string Holiday) Told(MovedDay day) => (day.Date, day.To, day.Holiday);

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
