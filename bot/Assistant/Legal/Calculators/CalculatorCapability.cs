using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

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
        var cited = citations.Select(Key).ToHashSet();
        var (best, shared) = All.Select(calculator => (calculator, calculator.Sources.Count(source => cited.Contains(Key(source.Citation))))).MaxBy(pair => pair.Item2);
        return shared > 0 ? [CalculatorTexts.OfferChoice(best)] : [];
    }

    /// <summary>Citations of one article may spell its law differently.</summary>
    private static (string Law, string Article) Key(Citation citation) => (LawParser.CanonicalLawName(citation.Law), citation.Article);
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
