using System.Globalization;
using ResidentAssistant.Assistant.Dialogs;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>Days and hours to come as residents say them. Today is Monday, 23 November 2026.</summary>
public sealed class ComingTimeRecognizerTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("12.10下午3点", "2026-12-10")]
    [InlineData("12/10", "2026-12-10")]
    [InlineData("12-10下午", "2026-12-10")]
    [InlineData("１２．１０", "2026-12-10")]
    [InlineData("2026-12-10", "2026-12-10")]
    [InlineData("2026年12月10日", "2026-12-10")]
    [InlineData("12月10", "2026-12-10")]
    [InlineData("十二月十号", "2026-12-10")]
    [InlineData("12月3号", "2026-12-03")]
    [InlineData("1月7日", "2027-01-07")]
    [InlineData("11月19号", "2026-11-19")]
    [InlineData("26号上午", "2026-11-26")]
    [InlineData("十号", "2026-12-10")]
    [InlineData("这周四", "2026-11-26")]
    [InlineData("下周四", "2026-12-03")]
    [InlineData("下个星期四", "2026-12-03")]
    [InlineData("下礼拜的周四", "2026-12-03")]
    [InlineData("预约一下下周四", "2026-12-03")]
    [InlineData("下下周四上午有没有", "2026-12-10")]
    [InlineData("再下周四", "2026-12-10")]
    [InlineData("下下下周四", "2026-12-17")]
    [InlineData("下周五", "2026-12-04")]
    [InlineData("今天下午", "2026-11-23")]
    [InlineData("明早", "2026-11-24")]
    [InlineData("后天", "2026-11-25")]
    [InlineData("大后天", "2026-11-26")]
    [InlineData("三天后", "2026-11-26")]
    [InlineData("下个月第一个周四", "2026-12-03")]
    [InlineData("12月最后一个星期四", "2026-12-31")]
    [InlineData("12/10 15:30", "2026-12-10")]
    [InlineData("2026-12-17 14:00", "2026-12-17")]
    [InlineData("2026-12-17T14:00", "2026-12-17")]
    [InlineData("20261217", "2026-12-17")]
    [InlineData("12.10 15:00", "2026-12-10")]
    [InlineData("12月10 15:30", "2026-12-10")]
    [InlineData("明年1月7号", "2027-01-07")]
    [InlineData("腊月初八", "2027-01-15")]
    [InlineData("农历十二月初八", "2027-01-15")]
    [InlineData("腊八节", "2027-01-15")]
    [InlineData("冬月廿三", "2026-12-31")]
    [InlineData("除夕", "2027-02-05")]
    [InlineData("大年初一", "2027-02-06")]
    [InlineData("元旦", "2027-01-01")]
    [InlineData("圣诞节", "2026-12-25")]
    [InlineData("元旦后第一个周四", "2027-01-07")]
    [InlineData("元旦前最后一个周四", "2026-12-31")]
    [InlineData("12月10号以后第一个周四", "2026-12-17")]
    public void The_day_is_read(string said, string day) => Assert.Equal(Date(day), ComingTimeRecognizer.Read(said, Today)?.Day);

    [Theory]
    [InlineData("12.10下午3点", "15:00")]
    [InlineData("两点半", "14:30")]
    [InlineData("周四2:30", "14:30")]
    [InlineData("下午２：３０", "14:30")]
    [InlineData("下午2.30", "14:30")]
    [InlineData("周四3.30", "15:30")]
    [InlineData("三点一刻", "15:15")]
    [InlineData("三点钟", "15:00")]
    [InlineData("上午9点", "09:00")]
    [InlineData("十点", "10:00")]
    [InlineData("中午12点", "12:00")]
    [InlineData("晚上七点半", "19:30")]
    [InlineData("15点30分", "15:30")]
    [InlineData("12月10号下午4点", "16:00")]
    public void The_hour_is_read(string said, string time) =>
        Assert.Equal(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture), ComingTimeRecognizer.Read(said, Today)?.Exact);

    [Theory]
    [InlineData("下午三点多", "15:00,15:30")]
    [InlineData("三点左右", "14:30,15:00,15:30")]
    [InlineData("三点以后", "15:00,15:30,19:00")]
    [InlineData("三点前", "09:00,14:00,14:30")]
    [InlineData("两点到三点", "14:00,14:30")]
    [InlineData("2-3点", "14:00,14:30")]
    [InlineData("上午", "09:00")]
    [InlineData("下午", "14:00,14:30,15:00,15:30")]
    [InlineData("晚上", "19:00")]
    [InlineData("明晚", "19:00")]
    public void A_part_of_the_day_holds_what_lies_in_it(string said, string times)
    {
        var read = ComingTimeRecognizer.Read(said, Today)!;
        var all = new[] { "09:00", "14:00", "14:30", "15:00", "15:30", "19:00" };
        Assert.Equal(times.Split(','), all.Where(time => read.Fits(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("下周", "2026-11-30", "2026-12-06")]
    [InlineData("下个月", "2026-12-01", "2026-12-31")]
    [InlineData("12月", "2026-12-01", "2026-12-31")]
    [InlineData("12月底", "2026-12-21", "2026-12-31")]
    [InlineData("月底", "2026-11-21", "2026-11-30")]
    [InlineData("年底", "2026-12-21", "2026-12-31")]
    [InlineData("下一周", "2026-11-30", "2026-12-06")]
    [InlineData("12月10号之前", "2026-11-23", "2026-12-09")]
    [InlineData("一个月后", "2026-12-21", "2026-12-27")]
    public void A_week_and_a_month_are_read(string said, string first, string last)
    {
        var read = ComingTimeRecognizer.Read(said, Today)!;
        Assert.Equal((Date(first), Date(last)), (read.First, read.Last));
    }

    [Theory]
    [InlineData("周五下午", DayOfWeek.Friday)]
    [InlineData("星期天", DayOfWeek.Sunday)]
    [InlineData("周末", DayOfWeek.Saturday)]
    [InlineData("礼拜4", DayOfWeek.Thursday)]
    public void A_day_of_the_week_is_read(string said, DayOfWeek weekday) => Assert.Equal(weekday, ComingTimeRecognizer.Read(said, Today)?.Weekday);

    [Theory]
    [InlineData("2月30日")]
    [InlineData("11月31号")]
    [InlineData("31号")]
    public void A_day_that_is_in_no_calendar_is_known(string said) => Assert.True(ComingTimeRecognizer.Read(said, Today)?.IsNoDay);

    [Theory]
    [InlineData("冬至")]
    [InlineData("过几天")]
    [InlineData("小年")]
    public void A_day_that_cannot_be_told_is_known_to_be_one(string said) => Assert.True(ComingTimeRecognizer.Read(said, Today)?.IsUnknown);

    [Theory]
    [InlineData("三年前")]
    [InlineData("国庆路")]
    [InlineData("早一点")]
    [InlineData("3号楼")]
    [InlineData("便宜一点")]
    [InlineData("周四有约")]
    [InlineData("想问房子的事")]
    [InlineData("几点上班")]
    [InlineData("电话13912345678")]
    [InlineData("2021年3月1日借的钱")]
    [InlineData("9月5日收到判决书")]
    [InlineData("2.5万")]
    [InlineData("")]
    public void What_is_no_time_to_come_is_none(string said) => Assert.Null(ComingTimeRecognizer.Read(said, Today));

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
