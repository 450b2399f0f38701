using ResidentAssistant.Assistant.Conversations;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>请不起律师怎么办: 法律援助自查.</summary>
public sealed class LegalAidForm(CityOptions city) : Calculator<LegalAidDraft>
{
    private const string Law = "法律援助法";

    private static readonly IReadOnlyList<Option<AidMatter>> Matters =
    [
        new(AidMatter.Wages, "工资、劳动关系", "工资", "欠薪", "劳动关系", "劳动报酬"),
        new(AidMatter.WorkInjury, "工伤", "工伤"),
        new(AidMatter.OtherInjury, "交通、医疗、食品药品事故", "交通", "车祸", "医疗", "食品", "药品"),
        new(AidMatter.Support, "赡养费、抚养费、扶养费", "赡养费", "抚养费", "扶养费"),
        new(AidMatter.Benefits, "社保、低保、抚恤金", "社保", "社会保险", "低保", "抚恤", "救助"),
        new(AidMatter.Incapacity, "认定无民事行为能力", "行为能力"),
        new(AidMatter.Pollution, "环境污染损害", "污染", "生态"),
        new(AidMatter.StateCompensation, "国家赔偿", "国家赔偿"),
        new(AidMatter.Criminal, "刑事案件", "刑事", "坐牢", "被抓", "拘留"),
        new(AidMatter.Other, "其他", "离婚", "借款", "欠款", "房子"),
    ];

    private static readonly IReadOnlyList<Option<AidPerson>> Persons =
    [
        new(AidPerson.AbuseVictim, "受虐待、遗弃或家暴", "家暴", "家庭暴力", "虐待", "遗弃"),
        new(AidPerson.Honoured, "见义勇为、英烈近亲属", "见义勇为", "英烈", "烈士"),
        new(AidPerson.Acquitted, "再审改判无罪", "改判无罪"),
        new(AidPerson.WithoutIncome, "没有固定收入的老人、未成年人、残疾人", "残疾", "未成年", "老人", "老年", "固定收入", "没有收入"),
        new(AidPerson.Assisted, "低保等社会救助、司法救助、优抚对象", "低保", "特困", "优抚", "救助"),
        new(AidPerson.MigrantWorker, "进城务工人员", "农民工", "打工", "务工"),
        new(AidPerson.Nobody, "都不是", "没有", "不是"),
    ];

    public override string Name => "calc-legal-aid";

    public override string Title => "法律援助自查";

    public override IReadOnlyList<string> AskedAs =>
        ["法律援助自查", "请不起律师怎么办", "没钱请律师怎么办", "我能申请法律援助吗", "我符合法律援助条件吗", "能不能申请法律援助"];

    public override IReadOnlyList<string> Computes => ["法律援助自查", "能不能申请法律援助", "法律援助条件"];

    public override IReadOnlyList<Source> Sources => LegalAidCheck.Sources;

    protected override IReadOnlyList<Fact<LegalAidDraft>> Facts =>
    [
        Question<LegalAidDraft>.OneOf(
            "matter",
            "要办的事",
            "您要办的是哪一类事？",
            Matters,
            draft => draft.Matter,
            (draft, value) => draft.Matter = value),
        Question<LegalAidDraft>.OneOf(
            "person",
            "您的情况",
            "您是下面哪种情况？",
            Persons,
            draft => draft.Person,
            (draft, value) => draft.Person = value),
        Question<LegalAidDraft>.Income(
            "income",
            "人均月收入",
            "您家平均每人每月收入大概多少？",
            draft => draft.Income,
            (draft, value) => draft.Income = value,
            draft => city.Standards.LegalAidMonthlyIncome is not null
                && draft is { Matter: { } matter, Person: { } person } && LegalAidCheck.Of(matter, person, null, null) == LegalAid.DependsOnStandard,
            "没有收入"),
    ];

    protected override Task<Estimate> ComputeAsync(Turn turn, LegalAidDraft draft)
    {
        var standard = city.Standards.LegalAidMonthlyIncome;
        var aid = LegalAidCheck.Of(draft.Matter!.Value, draft.Person!.Value, draft.Income?.Yuan, standard);
        var criminal = draft.Matter == AidMatter.Criminal;
        return Task.FromResult(new Estimate(
            Figure(aid, standard),
            [],
            [.. Notes(criminal)],
            [
                .. Source.Pick(Sources, Law, criminal ? ["二十四", "二十九"] : ["三十一"]),
                .. Source.Pick(Sources, Law, aid == LegalAid.WithoutCondition ? "三十二" : "三十四", "四十一", "四十二"),
                .. Source.Pick(Sources, Law, "二十", "二十三", "三十八", "四十三", "四十四"),
            ]));
    }

    private static string Figure(LegalAid aid, decimal? standard) => aid switch
    {
        LegalAid.WithoutCondition => "您可以申请法律援助，而且不受经济困难条件的限制。",
        LegalAid.NotExamined => "您可以申请法律援助。凭材料证明您的身份，就免予核查经济困难状况。",
        LegalAid.Poor => $"您可以申请法律援助：收入在本地经济困难标准（每人每月 {Yuan(standard!.Value)}）以内。",
        LegalAid.NotPoor => $"这类事可以申请法律援助，但您的收入高于本地经济困难标准（每人每月 {Yuan(standard!.Value)}），可能不符合。是否另有困难，由法律援助机构核查。",
        LegalAid.DependsOnStandard => "这类事，因经济困难没有请代理人的，可以申请法律援助。经济困难的标准由各省规定，我这里没有，请打电话问当地标准。",
        LegalAid.NotNamed => "这类事不在《法律援助法》列明的范围里。其他法律法规和本省可能有补充规定，请打电话问，法律咨询也可以直接打电话或者去窗口。",
    };

    private IEnumerable<string> Notes(bool criminal)
    {
        var phone = city.Hotlines.Legal;
        yield return city.Standards.LegalAidOffice is { Length: > 0 } office ? $"电话 {phone}；地址：{office}。" : $"电话 {phone}，可以问条件、材料和最近的法律援助机构。";
        yield return "打官司的，向办案机关所在地的法律援助机构申请；不打官司的，向争议处理机关所在地或者事情发生地的申请。";
        yield return "要如实说明经济状况，也可以作个人诚信承诺。七天内审查完，同意的三天内派人；不同意的书面说明理由。";
        yield return "离时效或者期限届满不到七天、要赶紧起诉或者申请保全的，可以先提供援助，手续后补。";
        yield return criminal ? "嫌疑人、被告人没有请辩护人的，本人和近亲属都可以申请；被害人因经济困难没有请代理人的，也可以申请。" : "法律援助不收钱，办案的人不得向您收取任何财物。";
    }
}
