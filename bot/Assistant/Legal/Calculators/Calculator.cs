using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>A calculator (法律计算器) as the list and the legal answers see it.</summary>
public interface ICalculator
{
    /// <summary>Name of the form and argument of <c>calc.open</c>.</summary>
    string Name { get; }

    /// <summary>What the resident calls it, e.g. 诉讼费.</summary>
    string Title { get; }

    /// <summary>What residents write to open it, compared as a whole.</summary>
    IReadOnlyList<string> AskedAs { get; }

    /// <summary>All it may rest on: an answer that cites one of them offers this calculator.</summary>
    IReadOnlyList<Source> Sources { get; }

    Form Form { get; }

    Task BeginAsync(Turn turn);
}

/// <summary>Asks what the figure depends on, computes it and says what it rests on.</summary>
public abstract class Calculator<TDraft> : Form<TDraft>, ICalculator
    where TDraft : class, new()
{
    public abstract IReadOnlyList<string> AskedAs { get; }

    public abstract IReadOnlyList<Source> Sources { get; }

    public Form Form => this;

    /// <summary>Opens the form, unless the law it computes with is missing or has changed since: no figure without its ground.</summary>
    public async Task BeginAsync(Turn turn)
    {
        if (await Source.AllStandAsync(turn.Db, Sources, CityTime.Today(turn.Now), turn.Cancellation))
            await OpenAsync(turn, new TDraft());
        else
            turn.Say(CalculatorTexts.LawChanged, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
    }

    /// <param name="today">In the city.</param>
    protected abstract Estimate Compute(TDraft draft, DateOnly today);

    protected sealed override Task<string?> SummariseAsync(Turn turn, TDraft draft) => Task.FromResult<string?>(null);

    protected sealed override async Task CompleteAsync(Turn turn, TDraft draft)
    {
        var today = CityTime.Today(turn.Now);
        var estimate = Compute(draft, today);
        if (!await Source.AllStandAsync(turn.Db, estimate.Basis, today, turn.Cancellation))
        {
            turn.Say(CalculatorTexts.LawChanged, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        var given = new LegalAnswer(
            Guid.CreateVersion7(turn.Now), turn.Conversation, CalculatorTexts.Offer(Title), LegalAnswer.CalculatorPrefix + Name, [.. estimate.Basis.Select(source => source.Citation)], turn.Now);
        turn.Db.LegalAnswers.Add(given);
        turn.Say(CalculatorTexts.Whole(estimate), [.. LegalTexts.After(given.Id, hasArticles: true), new Choice(CalculatorTexts.Again, $"calc.open:{Name}")]);
    }
}
