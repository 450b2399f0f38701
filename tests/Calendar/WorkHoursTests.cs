using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;
using Xunit;

namespace ResidentAssistant.Tests.Calendar;

public sealed class WorkHoursTests
{
    /// <summary>An ordinary Saturday off, one that is worked, and a Friday that is off for it.</summary>
    private static readonly WorkHours Hours = new(
        new WorkCalendar([
            new MovedDay(new DateOnly(2026, 11, 27), MovedTo.Off, "运动会"),
            new MovedDay(new DateOnly(2026, 11, 28), MovedTo.Work, "运动会"),
        ]), new TimeOnly(9, 0), new TimeOnly(17, 0));

    [Theory]
    [InlineData("11-23 09:00", 4, "11-23 13:00")]
    [InlineData("11-23 13:00", 4, "11-23 17:00")]
    [InlineData("11-23 13:00", 5, "11-24 10:00")]
    [InlineData("11-23 20:00", 1, "11-24 10:00")]
    [InlineData("11-23 03:00", 8, "11-23 17:00")]
    [InlineData("11-26 16:00", 2, "11-28 10:00")]
    [InlineData("11-28 16:30", 1, "11-30 09:30")]
    [InlineData("11-29 12:00", 0, "11-30 09:00")]
    public void Working_time_ends_in_office_hours(string from, double hours, string until) =>
        Assert.Equal(At(until), Hours.After(At(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("11-23 09:00", "11-23 17:00", 8)]
    [InlineData("11-23 16:00", "11-24 10:00", 2)]
    [InlineData("11-26 16:00", "11-28 10:00", 2)]
    [InlineData("11-28 18:00", "11-30 08:00", 0)]
    [InlineData("11-24 10:00", "11-23 10:00", 0)]
    public void Working_time_between_two_moments(string from, string until, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Hours.Between(At(from), At(until)));

    [Fact]
    public void What_is_counted_forward_is_counted_back()
    {
        var random = new Random(17);
        for (var i = 0; i < 500; i++)
        {
            var from = At("11-20 00:00").AddMinutes(random.Next(0, 14 * 24 * 60));
            var work = TimeSpan.FromMinutes(random.Next(1, 3000));
            Assert.Equal(work, Hours.Between(from, Hours.After(from, work)));
        }
    }

    [Fact]
    public void An_office_closes_after_it_opens() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkHours(new WorkCalendar([]), new TimeOnly(17, 0), new TimeOnly(9, 0)));

    private static DateTimeOffset At(string time) =>
        CityTime.Local(DateTimeOffset.Parse($"2026-{time}+08:00", System.Globalization.CultureInfo.InvariantCulture));
}
