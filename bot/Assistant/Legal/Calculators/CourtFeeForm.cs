using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>打官司要交多少诉讼费.</summary>
public sealed class CourtFeeForm : Calculator<CourtFeeDraft>
{
    private const string Law = "诉讼费用交纳办法";

    public override string Name => "calc-court-fee";

    public override string Title => "诉讼费";

    public override IReadOnlyList<string> AskedAs =>
        ["诉讼费计算器", "算诉讼费", "诉讼费怎么算", "打官司要交多少诉讼费", "打官司要交多少钱", "诉讼费要交多少", "起诉要交多少钱", "诉讼费多少"];

    public override IReadOnlyList<string> Computes => ["诉讼费", "诉讼费用", "案件受理费", "受理费", "起诉费", "官司费", "打官司的费用", "打官司费用"];

    public override IReadOnlyList<Source> Sources => CourtFee.Sources;

    protected override IReadOnlyList<Fact<CourtFeeDraft>> Facts =>
    [
        Question<CourtFeeDraft>.OneOf(
            "about",
            "官司的种类",
            "您要打的是哪一类官司？",
            [
                new(CourtCase.Property, "要钱要财产", "欠款", "借款", "欠钱", "借钱", "欠我", "还钱", "不还", "赔偿", "货款", "房租", "押金", "财产", "要钱", "要回", "讨回", "追回", "要账"),
                new(CourtCase.Divorce, "离婚"),
                new(CourtCase.Personality, "名誉肖像等人格权", "名誉", "肖像", "人格", "隐私"),
                new(CourtCase.Labour, "劳动争议", "劳动", "工资", "辞退"),
                new(CourtCase.Administrative, "告政府部门", "行政", "政府"),
                new(CourtCase.Other, "其他不涉及钱的", "其他"),
            ],
            draft => draft.About,
            (draft, value) => draft.About = value),
        Amount("claimed", "要求的金额", "您要求对方给多少钱，或者财产值多少？比如 3500元、2万。", CourtCase.Property, null),
        Amount("divided", "要分的财产", "要分割的夫妻财产一共大概值多少？", CourtCase.Divorce, "不分财产"),
        Amount("damages", "要求的赔偿", "您要求赔多少钱？", CourtCase.Personality, "不要求赔钱"),
    ];

    public override bool IsAskedIn(string clause) => FeeRecognizer.AskHowMuch(clause);

    /// <summary>Who divorces does not go to court for the property alone; who else names a sum goes to court for it.</summary>
    protected override void Assume(CourtFeeDraft draft, string said)
    {
        if (draft.About is null && said.Contains("离婚", StringComparison.Ordinal))
            draft.About = CourtCase.Divorce;
        else if (draft.About is null && (MoneyRecognizer.Read(said) is not null || MoneyRecognizer.ReadRange(said) is not null))
            draft.About = CourtCase.Property;
    }

    protected override Task<Estimate> ComputeAsync(Turn turn, CourtFeeDraft draft)
    {
        var (about, amount) = (draft.About!.Value, draft.Amount ?? new Amount(0, false));
        var fee = CourtFee.Of(about, amount.Yuan);
        return Task.FromResult(new Estimate(
            $"起诉时法院的案件受理费{(about == CourtCase.Property ? "" : "每件")}：{Range(fee.Low, fee.High, amount.Vague)}。\n简易程序审理、调解结案或者撤诉的减半："
                + $"{Range(fee.HalfLow, fee.HalfHigh, amount.Vague)}（只减半一次）。",
            [.. Steps(about, amount, fee)],
            [.. Notes(about, amount)],
            [
                .. Source.Pick(Sources, Law, "六", "十二", "十三", "十五", "十六", "二十", about == CourtCase.Divorce ? "三十三" : "二十九", "四十四", "四十五"),
                .. about == CourtCase.Property ? Source.Pick(Sources, Law, "十四", "三十八") : [],
                .. Source.Pick(Sources, "最高人民法院关于适用《民事诉讼法》的解释", "二百零六"),
            ]));
    }

    private static Fact<CourtFeeDraft> Amount(string name, string called, string text, CourtCase about, string? none) => Question<CourtFeeDraft>.Money(
        name, called, text, draft => draft.Amount, (draft, value) => draft.Amount = value, draft => draft.About == about, none);

    private static IEnumerable<string> Steps(CourtCase about, Amount amount, CourtFee fee)
    {
        yield return about switch
        {
            CourtCase.Property => $"不超过1万元的部分：{Yuan(50)}。",
            CourtCase.Divorce => $"离婚案件每件 {Range(50, 300)}；财产总额不超过20万元的不另收。",
            CourtCase.Personality => $"人格权案件每件 {Range(100, 500)}；赔偿不超过5万元的不另收。",
            CourtCase.Labour => $"劳动争议案件每件 {Yuan(10)}，和要多少钱无关。",
            CourtCase.Administrative => $"行政案件每件 {Yuan(50)}（商标、专利、海事案件 100元）。",
            CourtCase.Other => $"其他非财产案件每件 {Range(50, 100)}。",
        };
        foreach (var band in fee.Bands)
            yield return $"超过{Yuan(band.From)}的 {Yuan(band.Portion, amount.Vague)} × {Percent(band.Rate)} = {Yuan(band.Fee)}。";
        if (fee.Low != fee.High)
            yield return "具体标准由本省在这个幅度内定，立案时法院会告诉您。";
    }

    private static IEnumerable<string> Notes(CourtCase about, Amount amount)
    {
        yield return about == CourtCase.Divorce
            ? "起诉的一方先交；最后谁出由双方商量，商量不成由法院定。"
            : "起诉的一方先交，最后由败诉的一方出，各有输赢的由法院分摊。";
        if (about == CourtCase.Labour)
            yield return "追索劳动报酬的，可以先不交。";
        if (about == CourtCase.Property)
            yield return $"申请财产保全另交 {Yuan(CourtFee.Preservation(amount.Yuan), amount.Vague)}；赢了申请强制执行，执行费 "
                + $"{Yuan(CourtFee.Enforcement(amount.Yuan), amount.Vague)} 在执行后交，由对方出。";
        yield return "经济困难的，可以向法院申请缓交、减交或者免交，比如低保对象、追索赡养费和抚养费的。";
        yield return "律师费、鉴定费、公告费不在里面。";
    }
}
