using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>Which slot is meant. It is Monday, 30 November 2026; 张律师 and 李律师 come on four Thursdays, 14:00 to 15:30.</summary>
public sealed class SlotRecognizerTests
{
    private static readonly int[] Thursdays = [3, 10, 17, 24];
    private static readonly string[] Names = ["张律师", "李律师"];
    private static readonly DateTimeOffset Now = CityTime.At(new DateOnly(2026, 11, 30), new TimeOnly(9, 0));

    /// <summary>What is said while 12月17日15:00 with 张律师 is chosen.</summary>
    [Theory]
    [InlineData("李律师", "12月17日（周四）15:00 李律师")]
    [InlineData("那就李律师吧", "12月17日（周四）15:00 李律师")]
    [InlineData("姓李的律师", "12月17日（周四）15:00 李律师")]
    [InlineData("换一个律师", "12月17日（周四）15:00 李律师")]
    [InlineData("时间改成两点", "12月17日（周四）14:00 张律师")]
    [InlineData("提前半小时", "12月17日（周四）14:30 张律师")]
    [InlineData("晚半个小时", "12月17日（周四）15:30 张律师")]
    [InlineData("周四两点", "12月17日（周四）14:00 张律师")]
    [InlineData("换下一周", "12月24日（周四）15:00 张律师")]
    [InlineData("往后推一周", "12月24日（周四）15:00 张律师")]
    [InlineData("推迟一个星期", "12月24日（周四）15:00 张律师")]
    [InlineData("下一周的周四", "12月24日（周四）15:00 张律师")]
    [InlineData("提前一周", "12月10日（周四）15:00 张律师")]
    [InlineData("往前推两周", "12月3日（周四）15:00 张律师")]
    [InlineData("12月10号", "12月10日（周四）15:00 张律师")]
    [InlineData("下周", "12月10日（周四）15:00 张律师")]
    [InlineData("最早的", "12月3日（周四）14:00 张律师")]
    public void What_is_not_said_stays(string said, string slot) =>
        Assert.Equal(slot, AppointmentTexts.Describe(Assert.IsType<SlotAnswer.Fits>(Said(said)).Slot));

    [Theory]
    [InlineData("周五", "12月18日（周五）没有律师，律师周四来。")]
    [InlineData("周五不行吗", "12月18日（周五）没有律师，律师周四来。")]
    [InlineData("后一天", "12月18日（周五）没有律师，律师周四来。")]
    [InlineData("往后推两周", "12月31日（周四）还没有排出来，现在能约到12月24日（周四）。")]
    [InlineData("早一点的有没得", "12月17日（周四）早一点的有14:00、14:30。")]
    [InlineData("有没有晚一点的", "12月17日（周四）晚一点的有15:30。")]
    [InlineData("能不能早点", "12月17日（周四）早一点的有14:00、14:30。")]
    [InlineData("有没有早几天的", "早几天的有12月3日（周四）、12月10日（周四）。")]
    [InlineData("有没有李律师四点的", "12月17日（周四）16:00李律师不在，最早14:00，最晚15:30。")]
    public void What_there_is_not_is_said(string said, string answer) => Assert.Equal(answer, AppointmentTexts.Answer(Said(said)!));

    [Theory]
    [InlineData("李律师", "李律师12月17日（周四）15:00已经约满了。")]
    [InlineData("李律师下周四三点", "李律师12月10日（周四）15:00已经约满了。")]
    [InlineData("李律师12月24号", "12月24日（周四）李律师不来。")]
    public void A_lawyer_who_is_not_free_is_named(string said, string answer)
    {
        var coming = Coming(slot => slot.Lawyer == "李律师" && CityTime.Local(slot.StartsAt).Hour == 15)
            .Where(slot => slot is not { Slot.Lawyer: "李律师", Day: { Month: 12, Day: 24 } });
        Assert.Equal(answer, AppointmentTexts.Answer(Said(said, coming: [.. coming])!));
    }

    [Theory]
    [InlineData("周四三点吧，李律师", "12月3日（周四）15:00 李律师")]
    [InlineData("那就周四吧", "12月3日（周四）14:00 张律师")]
    [InlineData("那三点", "12月3日（周四）15:00 张律师")]
    [InlineData("李律师", "12月3日（周四）14:00 李律师")]
    public void A_weekday_is_meant_in_the_week_that_is_spoken_of(string said, string slot)
    {
        var spoken = new SpokenOf(new DateOnly(2026, 12, 4), null, null, false);
        Assert.Equal(slot, AppointmentTexts.Describe(Assert.IsType<SlotAnswer.Fits>(Said(said, spoken)).Slot));
    }

    [Theory]
    [InlineData("冬至", "“冬至”是哪天我拿不准，请说几月几号。")]
    [InlineData("清明节那天", "“清明节”是哪天我拿不准，请说几月几号。")]
    [InlineData("过几天", "“过几天”是哪天我拿不准，请说几月几号。")]
    [InlineData("赶集那天", "“赶集”是哪天我拿不准，请说几月几号。")]
    [InlineData("腊月初八", "1月15日（周五）没有律师，律师周四来。")]
    [InlineData("元旦", "1月1日（周五）没有律师，律师周四来。")]
    [InlineData("圣诞节", "12月25日（周五）没有律师，律师周四来。")]
    [InlineData("元旦后第一个周四", "1月7日（周四）还没有排出来，现在能约到12月24日（周四）。")]
    [InlineData("明年1月7号", "1月7日（周四）还没有排出来，现在能约到12月24日（周四）。")]
    [InlineData("5月20号", "5月20日（周四）还没有排出来，现在能约到12月24日（周四）。")]
    [InlineData("2月30号", "没有2月30日这一天。")]
    public void A_day_that_was_said_is_answered(string said, string answer) =>
        Assert.Equal(answer, AppointmentTexts.Answer(Said(said, new SpokenOf(null, null, null, false))!));

    [Theory]
    [InlineData("就这个时间")]
    [InlineData("约上吧")]
    [InlineData("9月5日收到判决书")]
    [InlineData("过年前老板跑了，工钱没给")]
    public void What_wishes_no_time_is_none(string said) => Assert.False(SlotRecognizer.Read(said, Names, CityTime.Today(Now)) is { IsAll: true });

    private static SlotAnswer? Said(string said, SpokenOf? spoken = null, IReadOnlyList<ComingSlot>? coming = null)
    {
        var wish = SlotRecognizer.Read(said, Names, CityTime.Today(Now));
        Assert.True(wish is { IsAll: true });
        return FindSlot.Answer(wish, coming ?? [.. Coming(_ => false)], spoken
            ?? new SpokenOf(new DateOnly(2026, 12, 17), SaidHours.At(new TimeOnly(15, 0)), "张律师", true), Now);
    }

    private static IEnumerable<ComingSlot> Coming(Predicate<AppointmentSlot> isTaken) =>
        from day in Thursdays
        from half in Enumerable.Range(0, 4)
        from lawyer in Names
        let starts = CityTime.At(new DateOnly(2026, 12, day), new TimeOnly(14, 0).AddMinutes(30 * half))
        let slot = new AppointmentSlot(starts, starts.AddMinutes(30), Guid.Empty, "一楼", Guid.NewGuid(), lawyer)
        select new ComingSlot(slot, isTaken(slot) ? null : 0);
}
