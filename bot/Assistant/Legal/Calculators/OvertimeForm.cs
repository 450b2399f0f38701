using ResidentAssistant.Assistant.Conversations;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>加班费怎么算.</summary>
public sealed class OvertimeForm : Calculator<OvertimeDraft>
{
    public override string Name => "calc-overtime";

    public override string Title => "加班费";

    public override IReadOnlyList<string> AskedAs =>
        ["加班费计算器", "算加班费", "加班费怎么算", "加班费是多少", "加班工资怎么算", "加班费应该给多少", "没休年假怎么补钱"];

    public override IReadOnlyList<string> Computes => ["加班费", "加班工资", "加班的钱", "加班钱", "年休假工资", "年假工资"];

    public override IReadOnlyList<Source> Sources => Overtime.Sources;

    protected override IReadOnlyList<Fact<OvertimeDraft>> Facts =>
    [
        Question<OvertimeDraft>.Income(
            "wage", "月工资", "您正常上班的月工资是多少？（加班费不算在内，合同有约定的按约定）", draft => draft.Wage, (draft, value) => draft.Wage = value),
        Question<OvertimeDraft>.Hours(
            "workdays", "工作日加班", "要算的这段时间里，工作日一共延长了多少小时？没有就写 0。", false, ["平时", "工作日", "延长"], draft => draft.Workdays, (draft, value) =>
                draft.Workdays = value),
        Question<OvertimeDraft>.Hours(
            "rest-days", "休息日加班", "休息日（比如周末）加了几天班、又没有补休？没有就写 0。", true, ["休息", "周末"], draft => draft.RestDays, (draft, value) => draft.RestDays = value),
        Question<OvertimeDraft>.Hours(
            "holidays", "节假日加班", "法定节假日加了几天班？只算元旦1天、春节4天、清明1天、五一2天、端午1天、中秋1天、国庆3天，调休放的不算。没有就写 0。", true, ["节"], draft => draft.Holidays, (draft, value) =>
                draft.Holidays = value),
        Question<OvertimeDraft>.Hours(
            "leave", "没休的年假", "该休没休的带薪年休假有几天？没有就写 0。", true, ["年假", "年休"], draft => draft.Leave, (draft, value) => draft.Leave = value),
    ];

    protected override Task<Estimate> ComputeAsync(Turn turn, OvertimeDraft draft)
    {
        var wage = draft.Wage!;
        var work = new ExtraWork(
            wage.Yuan, draft.Workdays ?? 0, draft.RestDays ?? 0, draft.Holidays ?? 0, (draft.Leave ?? 0) / Overtime.HoursOfDay);
        var pay = Overtime.Of(work);
        var leave = work.LeaveDays > 0 ? $"没休的年休假还应补 {Yuan(pay.LeaveStillDue, wage.Vague)}。" : "";
        return Task.FromResult(new Estimate(
            $"加班费至少 {Yuan(pay.Total, wage.Vague)}。{leave}",
            [.. Steps(work, pay)],
            [.. Notes(work)],
            [
                .. Source.Pick(Sources, "劳动法", "四十四"),
                .. Source.Pick(Sources, "全国年节及纪念日放假办法", "二"),
                .. Source.Pick(Sources, "国务院关于职工工作时间的规定", "三"),
                .. Source.Pick(Sources, "关于职工全年月平均工作时间和工资折算问题的通知", "二"),
                .. Source.Pick(Sources, "工资支付暂行规定", "十三"),
                .. work.LeaveDays > 0 ? Sources.Where(source => source.Citation.Law.Contains("年休假", StringComparison.Ordinal)) : [],
            ]));
    }

    private static IEnumerable<string> Steps(ExtraWork work, Overtime pay)
    {
        yield return $"日工资：{Yuan(work.Wage)} ÷ 21.75天（每月计薪天数）≈ {Yuan(pay.Daily)}；小时工资：再除以8小时 ≈ {Yuan(pay.Hourly)}。";
        if (work.WorkdayHours > 0)
            yield return $"工作日延长 {Number(work.WorkdayHours)} 小时 × 小时工资 × 150% = {Yuan(pay.Workdays)}。";
        if (work.RestDayHours > 0)
            yield return $"休息日 {Number(work.RestDayHours)} 小时 × 小时工资 × 200% = {Yuan(pay.RestDays)}。";
        if (work.HolidayHours > 0)
            yield return $"法定节假日 {Number(work.HolidayHours)} 小时 × 小时工资 × 300% = {Yuan(pay.Holidays)}。";
        if (work.LeaveDays > 0)
            yield return $"年休假 {Number(work.LeaveDays)} 天 × 日工资 × 300% = {Yuan(pay.Leave)}，里面含正常上班已经发的一份，所以再补两份。";
    }

    private static IEnumerable<string> Notes(ExtraWork work)
    {
        yield return "休息日加班，单位安排了补休的，可以不付加班费；工作日延长和法定节假日加班，法条没有说可以用补休代替。";
        yield return "计件的按计件单价照这个比例算；实行不定时工时制的，不适用这些标准；综合计算工时的，超过法定时间的部分算延长。";
        if (work.LeaveDays > 0)
            yield return "年休假的日工资按前十二个月剔除加班费后的月平均工资算。单位安排了、您自己书面说不休的，只发正常工资。";
    }
}
