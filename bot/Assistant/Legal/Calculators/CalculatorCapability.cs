using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>All calculators, in the order they are listed.</summary>
public sealed class CalculatorShelf(CityOptions city)
{
    public IReadOnlyList<ICalculator> All { get; } =
    [
        new CourtFeeForm(), new SeveranceForm(city), new OvertimeForm(), new ChildSupportForm(), new LimitationForm(city), new ArbitrationForm(city), new LegalAidForm(city),
    ];

    /// <summary>The calculator that rests on most of these articles; none when no calculator rests on any.</summary>
    public IReadOnlyList<Choice> Offer(IReadOnlyList<Citation> citations)
    {
        var best = All.MaxBy(calculator => Shared(calculator, citations))!;
        return Shared(best, citations) > 0 ? [CalculatorTexts.OfferChoice(best)] : [];
    }

    private static int Shared(ICalculator calculator, IReadOnlyList<Citation> citations) => calculator.Sources.Count(source => citations.Contains(source.Citation));
}

/// <summary>法律计算器 in the conversation: the list, and each calculator by its name.</summary>
public sealed class CalculatorCapability(CalculatorShelf shelf) : Capability
{
    public override IReadOnlyList<Form> Forms => [.. shelf.All.Select(calculator => calculator.Form)];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["calc.list"] = List,
        ["calc.open"] = (turn, name) => shelf.All.FirstOrDefault(calculator => calculator.Name == name) is { } calculator ? calculator.BeginAsync(turn) : List(turn, ""),
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>(
        from calculator in shelf.All
        from phrase in calculator.AskedAs
        select KeyValuePair.Create(phrase, $"calc.open:{calculator.Name}"))
    {
        ["法律计算器"] = "calc.list",
        ["计算器"] = "calc.list",
        ["算一算"] = "calc.list",
    };

    private Task List(Turn turn, string argument)
    {
        turn.Say(CalculatorTexts.Which, [.. shelf.All.Select(calculator => new Choice(calculator.Title, $"calc.open:{calculator.Name}"))]);
        return Task.CompletedTask;
    }
}
