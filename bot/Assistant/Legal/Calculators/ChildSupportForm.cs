using ResidentAssistant.Assistant.Conversations;
using static ResidentAssistant.Assistant.Legal.Calculators.CalculatorTexts;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>离婚孩子抚养费给多少.</summary>
public sealed class ChildSupportForm : Calculator<ChildSupportDraft>
{
    public override string Name => "calc-child-support";

    public override string Title => "抚养费";

    public override IReadOnlyList<string> AskedAs =>
        ["抚养费计算器", "算抚养费", "抚养费怎么算", "抚养费给多少", "离婚孩子抚养费给多少", "孩子抚养费给多少", "离婚抚养费给多少", "抚养费一个月给多少"];

    public override IReadOnlyList<string> Computes => ["抚养费", "孩子抚养费", "小孩抚养费", "娃的抚养费", "孩子的抚养费", "离婚抚养费"];

    public override IReadOnlyList<Source> Sources => ChildSupport.Sources;

    protected override IReadOnlyList<Fact<ChildSupportDraft>> Facts =>
    [
        Question<ChildSupportDraft>.OneOf(
            "children",
            "孩子个数",
            "不跟孩子一起生活的一方，要负担几个孩子的抚养费？",
            [new(HowMany.One, "一个", "1个"), new(HowMany.Several, "两个或更多", "两个", "2个", "三个", "3个", "四个", "4个", "几个")],
            draft => draft.Children,
            (draft, value) => draft.Children = value),
        Question<ChildSupportDraft>.YesOrNo(
            "fixed-income",
            "固定收入",
            "付抚养费的一方有没有固定收入？",
            new(YesNo.Yes, "有固定收入", "有工资", "上班"),
            new(YesNo.No, "没有固定收入", "没有", "没固定", "打零工", "做生意"),
            draft => draft.FixedIncome,
            (draft, value) => draft.FixedIncome = value),
        Income("month", "每月收入", "付抚养费的一方每月总收入多少？（工资、奖金等都算）", YesNo.Yes),
        Income("year", "一年收入", "付抚养费的一方一年总收入大概多少？不清楚的，可以说同行业一年的平均收入。", YesNo.No),
    ];

    protected override Task<Estimate> ComputeAsync(Turn turn, ChildSupportDraft draft)
    {
        var (income, several, yearly) = (draft.Income!, draft.Children == HowMany.Several, draft.FixedIncome == YesNo.No);
        var monthly = yearly ? income.Yuan / 12 : income.Yuan;
        var support = ChildSupport.Of(several ? 2 : 1, monthly);
        return Task.FromResult(new Estimate(
            $"{(several ? "几个孩子合起来，" : "")}每月抚养费一般在 {Range(support.Low, support.High, income.Vague)}{(several ? "之间，最高一般不超过收入的一半" : "之间")}。",
            [
                .. yearly ? [$"没有固定收入的，按一年总收入折成每月：{Yuan(income.Yuan, income.Vague)} ÷ 12 ≈ {Yuan(monthly)}。"] : Array.Empty<string>(),
                $"月总收入的 {Percent(support.LowRate)}：{Yuan(monthly)} × {Percent(support.LowRate)} = {Yuan(support.Low)}。",
                several
                    ? $"一个孩子一般是20%到30%；两个以上可以适当提高，一般不超过50%：{Yuan(monthly)} × 50% = {Yuan(support.High)}。"
                    : $"月总收入的 30%：{Yuan(monthly)} × 30% = {Yuan(support.High)}。",
            ],
            [
                "还要看孩子的实际需要、父母双方的负担能力和当地生活水平；有特殊情况的，可以高于或低于这个比例。",
                "双方可以自己商量，商量不成的由法院判。抚养费包括生活费、教育费、医疗费。",
                "一般给到十八周岁。孩子生病、上学等不够用了，可以要求增加。请求支付抚养费不受诉讼时效限制。",
            ],
            Sources));
    }

    private static Fact<ChildSupportDraft> Income(string name, string called, string text, YesNo isFixed) => Question<ChildSupportDraft>.Income(
        name, called, text, draft => draft.Income, (draft, value) => draft.Income = value, draft => draft.FixedIncome == isFixed);
}
