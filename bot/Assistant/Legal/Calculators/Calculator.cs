using System.Text.Json;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>Asks what the figure depends on, computes it and says what it rests on.</summary>
public abstract class Calculator<TDraft> : Form<TDraft>, ICalculator
    where TDraft : class, new()
{
    public abstract IReadOnlyList<string> AskedAs { get; }

    public abstract IReadOnlyList<string> Computes { get; }

    public abstract IReadOnlyList<Source> Sources { get; }

    public Form Form => this;

    /// <summary>What the figure depends on, in the order in which it is asked.</summary>
    protected abstract IReadOnlyList<Fact<TDraft>> Facts { get; }

    protected sealed override IReadOnlyList<Slot<TDraft>> Slots => [.. Facts.Select(fact => fact.Slot)];

    public virtual bool IsAskedIn(string clause) => false;

    public async Task BeginAsync(Turn turn, string said)
    {
        if (!await Source.AllStandAsync(turn.Db, Sources, CityTime.Today(turn.Now), turn.Cancellation))
        {
            turn.Say(CalculatorTexts.LawChanged, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        var draft = new TDraft();
        if (said.Length > 0)
        {
            await FillAsync(turn, draft, said);
            Assume(draft, said);
            await FillAsync(turn, draft, said);
        }

        await OpenAsync(turn, draft);
    }

    public async Task ChangeAsync(Turn turn, string slot, string stored)
    {
        if (Read(stored) is not { } draft || Facts.FirstOrDefault(fact => fact.Slot.Name == slot) is not { } fact)
        {
            await BeginAsync(turn, "");
            return;
        }

        fact.Slot.Clear(draft);
        // What was asked only because of this answer is asked anew.
        while (Facts.FirstOrDefault(other => IsLeftOver(other, draft)) is { } other)
            other.Slot.Clear(draft);
        turn.Dialog.Open.RemoveAll(open => open.Form == Name);
        await OpenAnotherAsync(turn, draft);
    }

    public async Task<bool> CorrectAsync(Turn turn, string stored, string text)
    {
        var changed = new List<TDraft>();
        foreach (var slot in Slots)
            if (Read(stored) is { } draft && slot.Applies(draft) && slot.IsFilled(draft) && await slot.Notice!(turn, draft, text))
                changed.Add(draft);
        if (changed is not [var corrected])
            return false;
        turn.Say(DialogTexts.Corrected);
        await CompleteAsync(turn, corrected);
        return true;
    }

    /// <summary>What goes without saying in the words that opened the calculator.</summary>
    protected virtual void Assume(TDraft draft, string said)
    {
    }

    protected abstract Task<Estimate> ComputeAsync(Turn turn, TDraft draft);

    protected sealed override Task<string?> SummariseAsync(Turn turn, TDraft draft) => Task.FromResult<string?>(null);

    protected sealed override async Task CompleteAsync(Turn turn, TDraft draft)
    {
        var estimate = await ComputeAsync(turn, draft);
        if (!await Source.AllStandAsync(turn.Db, estimate.Basis, CityTime.Today(turn.Now), turn.Cancellation))
        {
            turn.Say(CalculatorTexts.LawChanged, LegalTexts.LawyerChoice, LegalTexts.ThursdayChoice);
            return;
        }

        var given = new LegalAnswer(
            Guid.CreateVersion7(turn.Now), turn.Conversation, CalculatorTexts.Offer(Title), LegalAnswer.CalculatorPrefix
                + Name, [.. estimate.Basis.Select(source => source.Citation)], turn.Now);
        turn.Db.LegalAnswers.Add(given);
        var taken = Facts.Where(fact => fact.Slot.Applies(draft) && fact.Slot.IsFilled(draft)).ToList();
        var stored = Store(draft);
        turn.Say(
            CalculatorTexts.Whole(taken.Select(fact => $"{fact.Called}：{fact.Show(draft)}"), estimate),
            [
                .. LegalTexts.After(given.Id, hasArticles: true),
                new Choice(CalculatorTexts.Again, $"calc.open:{Name}"),
                .. taken.Select(fact => new Choice(CalculatorTexts.Change(fact.Called), $"{CalculatorCapability.Change}:{Name},{fact.Slot.Name},{stored}")),
            ]);
    }

    private static TDraft? Read(string stored)
    {
        try
        {
            return JsonSerializer.Deserialize<TDraft>(stored, ModelConventions.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task FillAsync(Turn turn, TDraft draft, string said)
    {
        foreach (var slot in Slots.Where(slot => slot.Applies(draft) && !slot.IsFilled(draft)))
            await slot.Notice!(turn, draft, said);
    }

    /// <summary>Filled, though its question no longer arises; two questions may fill the same, which then stands while one of them does.</summary>
    private bool IsLeftOver(Fact<TDraft> fact, TDraft draft)
    {
        if (fact.Slot.Applies(draft) || !fact.Slot.IsFilled(draft))
            return false;
        var without = Read(Store(draft))!;
        fact.Slot.Clear(without);
        return Facts.Where(other => other.Slot.Applies(draft) && other.Slot.IsFilled(draft)).All(other => other.Slot.IsFilled(without));
    }

    private static string Store(TDraft draft) => JsonSerializer.Serialize(draft, ModelConventions.Json);
}
