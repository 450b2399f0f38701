using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>
/// Tells an amount that answers a question for one (八千左右, 平均每月到手5000) from a sentence that tells a matter and happens to
/// hold an amount (借出去8万块，他不还).
/// </summary>
internal static partial class PlainAmount
{
    /// <summary>Letters that may be left over: a word of somebody's own, not a matter.</summary>
    private const int LeftOver = 1;

    /// <param name="text">The answer.</param>
    /// <param name="about">Words of this question.</param>
    public static bool IsOne(string text, IReadOnlyList<string> about)
    {
        var rest = Usual().Replace(about.Aggregate(MoneyRecognizer.WithoutAmounts(text), (left, word) => left.Replace(word, "", StringComparison.Ordinal)), "");
        return rest.Count(char.IsLetter) <= LeftOver;
    }

    /// <summary>Words that people put beside what they earn.</summary>
    [GeneratedRegex(
        "基本工资|月工资|工资|月薪|年薪|底薪|薪水|收入|奖金|提成|补贴|津贴|加班费|社保|个税|税前|税后|到手|应发|实发|平均|一般|平时|正常|大概|差不多|左右|上下|出头|不到|将近|接近|可能|好像|估计|应该|总共|合计|加起来|包括|不算|不含|以前|现在|后来|去年|今年|"
            + "每个?月|一个月|个月|十二|[一每]年|我们?|您|你|他|她|家里|全家|人均|每人|每|就|才|只|有|是|拿|发|给|能|挣|赚|涨到|调到|大约|约|多|元整|元|块钱?|圆|整|人民币|吧|嗯|呢|啊|哦|呀|嘛|的|了|都|也|在|还|来|个|月|钱|扣|之前|前|后|和",
                RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Usual();
}
