using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Asks for the question when a resident only tapped 法律咨询.</summary>
public sealed class AskLaw(Func<Turn, string, Task> answer) : Form<AskLawDraft>
{
    public override string Name => "legal";

    public override string Title => "法律咨询";

    public override bool AsksForQuestion => true;

    public override Intent? Own => Intent.Legal;

    protected override IReadOnlyList<Slot<AskLawDraft>> Slots =>
    [
        new()
        {
            Name = "matter",
            FreeText = true,
            IsFilled = draft => !string.IsNullOrEmpty(draft.Question),
            Ask = (_, _) => Task.FromResult(new Prompt(LegalTexts.Ask)),
            Read = (_, draft, heard) =>
            {
                draft.Question = heard.Surely && Repair.Plain(heard.Text).Length >= 2 ? heard.Text : null;
                return Task.FromResult(SlotResult.Of(draft.Question is not null));
            },
            Clear = draft => draft.Question = null,
        },
    ];

    protected override Task<string?> SummariseAsync(Turn turn, AskLawDraft draft) => Task.FromResult<string?>(null);

    protected override Task CompleteAsync(Turn turn, AskLawDraft draft) => answer(turn, draft.Question!);
}
