using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>被辞退能赔多少钱: N, N+1, 2N.</summary>
public sealed class SeveranceForm(CityOptions city) : Calculator<SeveranceDraft>
{
    private const string Law = "劳动合同法";
    private const string Regulation = "劳动合同法实施条例";

    public override string Name => "calc-severance";

    public override string Title => "离职补偿";

    public override IReadOnlyList<string> AskedAs =>
        ["经济补偿金计算器", "算经济补偿金", "经济补偿金怎么算", "经济补偿怎么算", "被辞退能赔多少钱", "辞退赔多少钱", "离职补偿怎么算", "辞退补偿怎么算", "裁员赔多少钱", "n+1怎么算", "2n怎么算"];

    public override IReadOnlyList<string> Computes =>
        ["离职补偿", "离职补偿金", "离职赔偿", "经济补偿", "经济补偿金", "辞退补偿", "辞退补偿金", "辞退赔偿", "辞退赔偿金", "裁员补偿", "裁员赔偿", "解雇补偿", "遣散费", "劳动补偿金", "n+1", "2n", "被辞退的补偿", "被辞退的赔偿"];

    public override IReadOnlyList<Source> Sources => Severance.Sources;

    protected override IReadOnlyList<Fact<SeveranceDraft>> Facts =>
    [
        Question<SeveranceDraft>.OneOf("leaving", "怎么离开的", SeveranceTexts.HowDidItEnd, SeveranceTexts.Leavings, draft => draft.Leaving, (draft, value) =>
            draft.Leaving = value),
        Question<SeveranceDraft>.YesOrNo(
            "noticed",
            "提前通知",
            "单位有没有提前三十天书面通知您？",
            new(YesNo.Yes, "提前通知了", "通知了"),
            new(YesNo.No, "没有提前通知", "没有", "没通知"),
            draft => draft.Noticed,
            (draft, value) => draft.Noticed = value,
            draft => draft.Leaving == Leaving.WithNotice),
        Question<SeveranceDraft>.Span("work", "工作时间", SeveranceTexts.HowLong, draft => draft.Work, (draft, value) => draft.Work = value),
        Question<SeveranceDraft>.Income("wage", "月工资", SeveranceTexts.Wage, draft => draft.Wage, (draft, value) => draft.Wage = value),
        Question<SeveranceDraft>.Income(
            "last-month",
            "最后一个月工资",
            "离职前最后一个月的工资是多少？",
            draft => draft.LastMonth,
            (draft, value) => draft.LastMonth = value,
            draft => draft.Noticed == YesNo.No && draft.Leaving == Leaving.WithNotice,
            "和平均差不多",
            ["最后", "上个月", "离职前"]),
        Question<SeveranceDraft>.Income(
            "city-average",
            "本市平均工资",
            SeveranceTexts.CityAverage,
            draft => draft.CityAverage,
            (draft, value) => draft.CityAverage = value,
            _ => city.Standards.AverageMonthlyWage is null,
            "不知道",
            ["当地", "本市", "全市", "市里", "社平", "社会", "城镇", "平均工资"]),
    ];

    protected override Task<Estimate> ComputeAsync(Turn turn, SeveranceDraft draft)
    {
        var leaving = draft.Leaving!.Value;
        var average = city.Standards.AverageMonthlyWage ?? (draft.CityAverage is { Yuan: > 0 } told ? told.Yuan : null);
        var work = new Employment(
            draft.Work!.From, draft.Work.To, draft.Wage!.Yuan, average, city.Standards.MinimumMonthlyWage, draft.LastMonth is { Yuan: > 0 } last
                ? last.Yuan : null);
        var severance = Severance.Of(work);
        var vague = draft.Wage.Vague || !draft.Work.Exact;
        return Task.FromResult(new Estimate(
            SeveranceTexts.Figure(leaving, draft.Noticed == YesNo.No, severance, vague),
            leaving == Leaving.Resigned ? [] : [.. SeveranceTexts.Steps(work, severance, !draft.Work.Exact)],
            [.. SeveranceTexts.Notes(leaving, average, severance)],
            [
                .. Source.Pick(Sources, Law,
                    [.. SeveranceTexts.Grounds(leaving), "四十六", "四十七", "八十二", "八十五", .. severance.Before2008 ? ["九十七"] : Array.Empty<string>()]),
                .. leaving == Leaving.Resigned ? [] : Source.Pick(Sources, Regulation, "二十", "二十五", "二十七"),
            ]));
    }
}
