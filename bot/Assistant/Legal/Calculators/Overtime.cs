namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>加班费, at least, in yuan; each kind rounded to the cent.</summary>
/// <param name="Leave">300% for annual leave not taken; a third of it is the normal wage, mostly paid already.</param>
public sealed record Overtime(decimal Hourly, decimal Daily, decimal Workdays, decimal RestDays, decimal Holidays, decimal Leave)
{
    /// <summary>月计薪天数: (365 - 104) / 12.</summary>
    public const decimal PaidDays = 21.75m;

    /// <summary>每日工作8小时 (国务院关于职工工作时间的规定 3).</summary>
    public const decimal HoursOfDay = 8;

    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of("劳动法", "2018-12-29", "四十四"),
        .. Source.Of("全国年节及纪念日放假办法", "2024-11-10", "二"),
        .. Source.Of("国务院关于职工工作时间的规定", "1995-03-25", "三"),
        .. Source.Of("关于职工全年月平均工作时间和工资折算问题的通知", "2025-01-01", "二"),
        .. Source.Of("工资支付暂行规定", "1994-12-06", "十三"),
        .. Source.Of("职工带薪年休假条例", "2007-12-14", "三", "五"),
        .. Source.Of("企业职工带薪年休假实施办法", "2008-07-17", "十", "十一"),
    ];

    /// <summary>Overtime without the leave.</summary>
    public decimal Total => Workdays + RestDays + Holidays;

    /// <summary>What is still due for the leave when the normal wage of those days was paid.</summary>
    public decimal LeaveStillDue => decimal.Round(Leave * 2 / 3, 2, MidpointRounding.AwayFromZero);

    public static Overtime Of(ExtraWork work)
    {
        var daily = work.Wage / PaidDays;
        var hourly = daily / HoursOfDay;
        return new Overtime(
            Cents(hourly), Cents(daily), Cents(hourly * work.WorkdayHours * 1.5m), Cents(hourly * work.RestDayHours * 2), Cents(hourly * work.HolidayHours * 3),
                Cents(daily * work.LeaveDays * 3));
    }

    private static decimal Cents(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);
}
