using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What residents read about severance.</summary>
internal static class SeveranceTexts
{
    public const string HowDidItEnd = "您是怎么离开单位的？";
    public const string HowLong = "您在这家单位从什么时候做到什么时候？比如“2019年3月1日到现在”，或者“三年两个月”。";
    public const string Wage = "离职前十二个月，平均每月应发工资多少？（奖金、津贴、补贴都算，扣社保和个税之前；不满一年的按实际月数平均）";
    public const string CityAverage = "您所在的市上年度职工月平均工资是多少？（市政府公布，可以问人社局。工资很高的人补偿有上限，要用到它）";

    public static readonly IReadOnlyList<Option<Leaving>> Leavings =
    [
        new(Leaving.Unlawful, "单位无理由辞退", "无理由", "没理由", "没有理由", "直接让我走", "违法"),
        new(Leaving.Agreed, "单位提出我同意", "协商"),
        new(Leaving.WithNotice, "说我不胜任或生病等", "不胜任", "不能胜任", "医疗期", "岗位没了"),
        new(Leaving.Layoff, "裁员"),
        new(Leaving.Expired, "合同到期没续", "到期"),
        new(Leaving.Forced, "单位欠薪等我被迫走", "欠薪", "拖欠", "没交社保", "不交社保", "被迫"),
        new(Leaving.Closed, "单位破产或关闭", "破产", "关闭", "倒闭", "解散"),
        new(Leaving.Misconduct, "单位说我严重违纪", "违纪", "违规"),
        new(Leaving.Resigned, "我自己辞职", "自己辞职", "我辞职", "主动离职"),
    ];

    public static string Figure(Leaving leaving, bool withoutNotice, Severance severance, bool vague) => leaving switch
    {
        Leaving.Resigned => "自己辞职的，一般没有经济补偿。",
        Leaving.Misconduct => $"单位说的理由站得住脚的，没有经济补偿；单位拿不出证据的，属于违法解除，赔偿金（2N）{Yuan(severance.Damages, vague)}。",
        Leaving.Unlawful => $"单位违法解除的，赔偿金（2N）{Yuan(severance.Damages, vague)}。拿了赔偿金，就不再另拿经济补偿。",
        Leaving.WithNotice when withoutNotice => $"经济补偿加一个月工资（N+1）{Yuan(severance.WithNoticePay, vague)}。",
        _ => $"经济补偿（N）{Yuan(severance.Compensation, vague)}。",
    };

    public static IEnumerable<string> Steps(Employment work, Severance severance, bool roughly)
    {
        var until = $"{Plain(work.Began)}到{Plain(work.LastDay)}";
        yield return $"工作年限：{(roughly ? "按" : "")}{until}{(roughly ? "估算" : "")}，满一年算1个月，六个月以上不满一年算1个月，不满六个月算半个月，N = {Number(severance.Years)}。";
        if (roughly)
            yield return "离半年、一年的界线只差几天时，结果会差半个月工资，请看准入职和离职的日子。";
        if (severance.Capped)
            yield return $"您的工资高于当地月平均工资的三倍，按三倍 {Yuan(severance.Base)} 算，年限最多12年。";
        else if (severance.Raised)
            yield return $"您的工资低于当地最低工资，按最低工资 {Yuan(severance.Base)} 算。";
        yield return $"经济补偿 N：{Number(severance.Years)} × {Yuan(severance.Base)} = {Yuan(severance.Compensation)}。";
        yield return $"N+1（因不胜任等原因解除、又没有提前三十天通知的）：再加一个月工资 {Yuan(severance.NoticePay)} = {Yuan(severance.WithNoticePay)}。";
        yield return $"2N（单位违法解除的赔偿金）：{Number(severance.YearsOfDamages)} × {Yuan(severance.Base)} × 2 = {Yuan(severance.Damages)}。";
    }

    public static IEnumerable<string> Notes(Leaving leaving, decimal? average, Severance severance)
    {
        if (severance.Before2008)
            yield return "2008年以前的工作年限，经济补偿按当时的规定另算，这里没有算进 N，请问律师；赔偿金的年限从入职那天算。";
        if (average is null && leaving != Leaving.Resigned)
            yield return "没有用到当地平均工资：工资高于它三倍的，按三倍算，年限最多12年。";
        if (leaving is Leaving.WithNotice or Leaving.Layoff)
            yield return "孕期、产期、哺乳期，医疗期内，职业病、工伤致残等情形，单位不能这样解除，否则按 2N 赔。";
        if (leaving == Leaving.Expired)
            yield return "单位维持或提高原来的条件要续签、您自己不续的，没有补偿。";
        if (leaving == Leaving.Resigned)
            yield return "如果是因为欠薪、不交社保等单位的过错才走的，应有经济补偿（N），请保留证据。";
        if (leaving is Leaving.Unlawful or Leaving.Misconduct)
            yield return "不想走的，也可以要求继续履行合同。";
        yield return "没签书面合同的，还可以另外主张二倍工资；该付不付、劳动部门责令后仍不付的，要加付应付金额50%到100%的赔偿金。";
    }

    /// <summary>Articles of the Labour Contract Law that the way of leaving rests on.</summary>
    public static IReadOnlyList<string> Grounds(Leaving leaving) => leaving switch
    {
        Leaving.Resigned => ["三十七", "三十八"],
        Leaving.Forced => ["三十八", "八十七"],
        Leaving.Misconduct => ["三十九", "四十八", "八十七"],
        Leaving.Unlawful => ["四十八", "八十七"],
        Leaving.WithNotice => ["四十", "四十二", "八十七"],
        Leaving.Layoff => ["四十一", "四十二", "八十七"],
        Leaving.Expired or Leaving.Closed => ["四十四", "八十七"],
        Leaving.Agreed => ["三十六", "八十七"],
    };
}
