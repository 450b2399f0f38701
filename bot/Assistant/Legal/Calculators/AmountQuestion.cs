using System.Globalization;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>A question for an amount of money.</summary>
/// <param name="None">Label of the answer that there is none, or that it is not known; null: an amount is needed.</param>
/// <param name="IsAnswer">Whether the words answer this question at all.</param>
/// <param name="About">See <see cref="Question{TDraft}.Income"/>.</param>
internal sealed record AmountQuestion(string Name, string Called, string Text, string? None, Func<string, bool> IsAnswer, string[]? About)
{
    /// <summary>Value of the choice that there is none.</summary>
    public const string NonePicked = "none";

    private static readonly HashSet<string> NoneWords = new(StringComparer.Ordinal) { "没有", "无", "没", "0", "零", "不知道", "不清楚" };

    /// <returns>The amount when it was read, and what became of the answer: of 两三万 it is asked which.</returns>
    public (Amount? Amount, SlotResult Reading) Read(SlotInput heard)
    {
        if (None is not null && (heard.Picked == NonePicked || NoneWords.Contains(Repair.Plain(heard.Text))))
            return (new Amount(0, false), new SlotResult.Filled());
        if (heard.Picked is not null && decimal.TryParse(heard.Picked, NumberStyles.None, CultureInfo.InvariantCulture, out var picked))
            return (new Amount(picked, false), new SlotResult.Filled());
        if (!IsAnswer(heard.Text))
            return (null, new SlotResult.Unclear());
        if (MoneyRecognizer.ReadRange(heard.Text) is var (low, high))
            return (null, new SlotResult.Ambiguous(CalculatorTexts.WhichAmount(low, high)));
        if (MoneyRecognizer.Read(heard.Text) is not { } amount)
            return (null, new SlotResult.Unclear());
        return amount.Yuan < CalculatorTexts.LeastAmount ? (null, new SlotResult.Refused(CalculatorTexts.AmountTooSmall)) : (amount, new SlotResult.Filled());
    }
}
