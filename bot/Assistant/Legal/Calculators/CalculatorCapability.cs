using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>法律计算器 in the conversation: the list, and each calculator by its name.</summary>
public sealed class CalculatorCapability(CalculatorCatalog catalog) : Capability
{
    /// <summary>Name of the command behind 改.</summary>
    public const string Change = "calc.change";

    public override IReadOnlyList<Form> Forms => [.. catalog.All.Select(calculator => calculator.Form)];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["calc.list"] = List,
        ["calc.open"] = (turn, name) => catalog.Find(name) is { } calculator ? calculator.BeginAsync(turn, "") : List(turn, ""),
        [Change] = (turn, argument) => argument.Split(',', 3) is [var name, var slot, var draft] && catalog.Find(name) is { } calculator
            ? calculator.ChangeAsync(turn, slot, draft)
            : List(turn, ""),
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>(
        from calculator in catalog.All
        from phrase in calculator.AskedAs
        select KeyValuePair.Create(phrase, $"calc.open:{calculator.Name}"))
    {
        ["法律计算器"] = "calc.list",
        ["计算器"] = "calc.list",
        ["算一算"] = "calc.list",
        ["算时效"] = "calc.list",
        ["算一下"] = "calc.list",
    };

    /// <summary>Right after a figure was given a correction is meant for what it was made of.</summary>
    public override async Task<bool> CorrectAsync(Turn turn, string text) =>
        turn.Dialog.Offered.Concat(turn.Dialog.HeldBack)
            .FirstOrDefault(choice => choice.Command.StartsWith(Change + ":", StringComparison.Ordinal)) is { } change
        && change.Command[(Change.Length + 1)..].Split(',', 3) is [var name, _, var draft]
        && catalog.Find(name) is { } calculator && await calculator.CorrectAsync(turn, draft, text);

    private Task List(Turn turn, string argument)
    {
        turn.Say(CalculatorTexts.Which, [.. catalog.All.Select(calculator => new Choice(calculator.Title, $"calc.open:{calculator.Name}"))]);
        return Task.CompletedTask;
    }
}
