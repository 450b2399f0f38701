using System.Text.Json;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// A declared form: its slots, its summary and what happens at the end. The next question is always the first slot that
/// is neither filled nor skipped, so a draft survives a restart and a changed form: a new slot is asked, a removed one ignored.
/// </summary>
public abstract class Form<TDraft> : Form
    where TDraft : class, new()
{
    /// <summary>At the summary, a text up to this length may change an answer without saying 不对; a longer one tells more.</summary>
    private const int CorrectionLimit = 30;

    /// <summary>Letters besides a value that tell something of their own.</summary>
    private const int TellsBesides = 6;

    /// <summary>Letters that may tell more of the matter.</summary>
    private const int TellsAMatter = 12;

    /// <summary>After so many words that do not answer whether something belongs to the draft it is added: nothing is lost.</summary>
    private const int ClarificationsAtMost = 2;

    protected abstract IReadOnlyList<Slot<TDraft>> Slots { get; }

    /// <summary>The summary to confirm; null completes at once when all slots are filled.</summary>
    protected abstract Task<string?> SummariseAsync(Turn turn, TDraft draft);

    /// <summary>Does what was asked; it is committed with the turn.</summary>
    protected abstract Task CompleteAsync(Turn turn, TDraft draft);

    /// <summary>Label of the choice that completes the form.</summary>
    protected virtual string ConfirmLabel => DialogTexts.Confirm;

    /// <summary>What is offered beside the summary's own choices.</summary>
    protected virtual IReadOnlyList<Choice> Besides(TDraft draft) => [];

    protected virtual bool TakePhotos(TDraft draft, IReadOnlyList<Attachment> photos) => false;

    protected virtual bool TakeLocation(TDraft draft, string label) => false;

    /// <summary>Takes what a resident goes on telling; false when the form has no use for it.</summary>
    protected virtual bool TakeMore(TDraft draft, string text) => false;

    /// <summary>Takes out again what was told last; false when there is nothing that could be taken out.</summary>
    protected virtual bool TakeBack(TDraft draft) => false;

    /// <summary>Notes what was corrected beside the words that it corrects.</summary>
    protected virtual void Corrected(TDraft before, TDraft after)
    {
    }

    /// <summary>What is said before the next question when something was corrected; null when that question says it.</summary>
    protected virtual string? AfterCorrection(TDraft draft) => DialogTexts.Corrected;

    /// <summary>Asks whether a text belongs to this draft or is another matter.</summary>
    protected virtual string Whose => "";

    /// <summary>Whether it is in doubt that a text belongs to this draft.</summary>
    protected virtual Task<bool> NeedsClarificationAsync(Turn turn, TDraft draft, string text) => Task.FromResult(false);

    /// <summary>Begins with what turned out to be another matter.</summary>
    protected virtual Task BeginAnotherAsync(Turn turn, string text) => Task.CompletedTask;

    /// <summary>Opens the form on top of what is open, with what is known already. One that is open already goes on.</summary>
    public async Task OpenAsync(Turn turn, TDraft draft)
    {
        if (turn.Dialog.Open.FindLast(form => form.Form == Name) is { } begun)
        {
            turn.Dialog.Open.Remove(begun);
            turn.Dialog.Open.Add(begun);
            var (open, known) = Draft(turn);
            foreach (var slot in Slots.Where(slot => slot.Notice is not null && slot.Applies(known) && !slot.IsFilled(known)))
                await slot.Notice!(turn, known, turn.Message.Text);
            Keep(turn, open, known);
            turn.TakenBy(open);
            await ContinueAsync(turn, DialogTexts.Resume(Title));
        }
        else if (IsEmpty(draft) && turn.Dialog.Drafts.Exists(kept => kept.Form == Name))
        {
            turn.Say(DialogTexts.KeptBefore(Title), new Choice(DialogTexts.ContinueLabel, $"draft.resume:{Name}"),
                new Choice(DialogTexts.AnewLabel, $"draft.new:{Name}"));
        }
        else
        {
            await OpenAnotherAsync(turn, draft);
        }
    }

    public override Task OpenNewAsync(Turn turn) => OpenAnotherAsync(turn, new TDraft());

    public override async Task ContinueAsync(Turn turn, string? lead = null)
    {
        var (open, draft) = Draft(turn);
        if (open.PendingClarification is not null)
        {
            turn.Say(DialogTexts.After(lead, Whose), DialogTexts.AddChoice, DialogTexts.OtherChoice);
            return;
        }

        if (NextSlot(open, draft) is { } slot)
        {
            open.Asking = slot.Name;
            Keep(turn, open, draft);
            var prompt = await slot.Ask(turn, draft);
            turn.Say(DialogTexts.After(lead, prompt.Text), [.. prompt.Choices, .. slot.Optional ? [DialogTexts.SkipChoice] : Array.Empty<Choice>()]);
            return;
        }

        if (await SummariseAsync(turn, draft) is { } summary)
        {
            open.Asking = null;
            Keep(turn, open, draft);
            turn.Say(DialogTexts.After(lead, summary), [.. SummaryChoices, .. Besides(draft)]);
            return;
        }

        await FinishAsync(turn, open, draft);
    }

    public override string? WhyAsked(Turn turn) => Slot(turn.Dialog.Current!.Asking)?.Why;

    public override bool AsksForStory(Turn turn) => Slot(turn.Dialog.Current!.Asking) is { FreeText: true };

    public override async Task<bool> ReadAnswerAsync(Turn turn, SlotInput heard, DialogAct act)
    {
        var (open, draft) = Draft(turn);
        if (open.PendingClarification is not null)
            return await SettleClarificationAsync(turn, open, draft, heard, act);
        if (Slot(open.Asking) is not { } slot)
        {
            // A draft of another version may wait for an answer to a question that this one does not ask.
            if (NextSlot(open, draft) is null)
                return await HearAtSummaryAsync(turn, open, draft, heard, act);
            await ContinueAsync(turn);
            return true;
        }

        switch (act)
        {
            case DialogAct.Job:
                return await FillAnotherAsync(turn, open, slot, draft, heard.Text);
            case DialogAct.Confirm:
                await ContinueAsync(turn, DialogTexts.StillMissing);
                return true;
            case DialogAct.Keep:
                await ContinueAsync(turn, DialogTexts.Listening);
                return true;
            case DialogAct.Correct when await ChangeAsync(turn, open, draft, heard.Text):
            case DialogAct.Add when await AddAsync(turn, open, draft, heard.Text):
                return true;
        }

        // Words of danger that were not judged to be a cry for help are what a resident has to tell.
        var surely = act is DialogAct.Fill or DialogAct.Add || (act == DialogAct.Danger && slot.FreeText);
        return await FillAsync(turn, open, slot, draft, heard with { Surely = surely || heard.Picked is not null });
    }

    private async Task<bool> FillAsync(Turn turn, OpenForm open, Slot<TDraft> slot, TDraft draft, SlotInput heard)
    {
        var reading = await slot.Read(turn, draft, heard);
        Keep(turn, open, draft);
        switch (reading)
        {
            case SlotResult.Filled:
                open.Misses = 0;
                turn.TakenBy(open);
                turn.Decision.NoteValue(slot.Name, heard.Text, heard.Text);
                await ContinueAsync(turn);
                return true;
            case SlotResult.Refused(var why):
                open.Misses++;
                turn.TakenBy(open);
                await ContinueAsync(turn, why);
                return true;
            case SlotResult.Ambiguous(var which):
                turn.TakenBy(open);
                turn.Say(which.Text, which.Choices);
                return true;
            default:
                return (heard.Surely && await AddAsync(turn, open, draft, heard.Text))
                    || await FillAnotherAsync(turn, open, slot, draft, heard.Text)
                    || await MissAsync(turn, open, slot, draft);
        }
    }

    public override async Task BackAsync(Turn turn)
    {
        var (open, draft) = Draft(turn);
        turn.TakenBy(open);
        if (open.PendingClarification is not null)
        {
            open.ForgetClarification();
            await ContinueAsync(turn, DialogTexts.TakenBack);
            return;
        }

        var asked = open.Asking is null ? Slots.Count : Slots.ToList().FindIndex(slot => slot.Name == open.Asking);
        if (Slots.Take(asked).LastOrDefault(slot => IsAsked(slot, draft) && (slot.IsFilled(draft) || open.Skipped.Contains(slot.Name))) is { } before)
        {
            before.Clear(draft);
            open.Skipped.Remove(before.Name);
            Keep(turn, open, draft);
            await ContinueAsync(turn);
        }
        else
        {
            await ContinueAsync(turn, DialogTexts.FirstStep);
        }
    }

    public override async Task SkipAsync(Turn turn)
    {
        var (open, draft) = Draft(turn);
        string? lead = null;
        turn.TakenBy(open);
        if (Slot(open.Asking) is { Optional: true } slot)
            open.Skipped.Add(slot.Name);
        else if (Slot(open.Asking) is { MayBeNone: true } none && await none.Read(turn, draft, new SlotInput(turn.Message.Text, null)) is SlotResult.Filled)
            Keep(turn, open, draft);
        else if (open.Asking is not null)
            lead = DialogTexts.CannotSkip;
        await ContinueAsync(turn, lead);
    }

    public override async Task<bool> CorrectAsync(Turn turn, string text)
    {
        var (open, draft) = Draft(turn);
        var corrected = false;
        foreach (
            var slot in Slots.Where(slot =>
                slot.Notice is not null && slot.Applies(draft) && (slot.Volunteered || slot.IsFilled(draft) || slot.Name == open.Asking)))
            corrected |= await slot.Notice!(turn, draft, text);
        if (!corrected)
            return false;
        Corrected(Read(open.Draft) ?? new TDraft(), draft);
        turn.Decision.Decide(DecisionKind.Correction);
        open.Misses = 0;
        return await GoOnAsync(turn, open, draft, AfterCorrection(draft));
    }

    /// <summary>Another value, taking back what was told last, or telling one thing anew.</summary>
    private async Task<bool> ChangeAsync(Turn turn, OpenForm open, TDraft draft, string text) =>
        await CorrectAsync(turn, text) || await TakeBackAsync(turn, open, draft, text) || await SayAnewAsync(turn, open, draft, text);

    /// <summary>刚才那句别写上去: takes the last out again.</summary>
    private async Task<bool> TakeBackAsync(Turn turn, OpenForm open, TDraft draft, string text)
    {
        if (!CorrectionRecognizer.TakesBack(text) || !TakeBack(draft))
            return false;
        return await GoOnAsync(turn, open, draft, DialogTexts.TakenBack);
    }

    /// <summary>换个时间: the slot that is named is asked again; 把电话去掉: it is emptied.</summary>
    private async Task<bool> SayAnewAsync(Turn turn, OpenForm open, TDraft draft, string text)
    {
        if (!CorrectionRecognizer.WantsAnother(text))
            return false;
        var named = Slots.Where(slot => slot.IsFilled(draft) && slot.Called.Any(word => text.Contains(word, StringComparison.Ordinal))).ToList();
        if (named is not [var slot])
            return false;
        slot.Clear(draft);
        open.Skipped.Remove(slot.Name);
        return await GoOnAsync(turn, open, draft, slot.Volunteered ? AfterCorrection(draft) : DialogTexts.SayAnew);
    }

    public override async Task<bool> TakePhotosAsync(Turn turn)
    {
        var (open, draft) = Draft(turn);
        if (!TakePhotos(draft, turn.Message.Attachments))
            return false;
        return await GoOnAsync(turn, open, draft, DialogTexts.PhotoTaken);
    }

    public override async Task<bool> TakeLocationAsync(Turn turn, string label)
    {
        var (open, draft) = Draft(turn);
        if (!TakeLocation(draft, label))
            return false;
        return await GoOnAsync(turn, open, draft, DialogTexts.LocationNoted(label));
    }

    public override bool HoldsAnything(OpenForm open) => Read(open.Draft) is { } draft && !IsEmpty(draft);

    /// <summary>Opens the form even when one of its kind is open: a second matter.</summary>
    protected Task OpenAnotherAsync(Turn turn, TDraft draft)
    {
        var open = new OpenForm { Form = Name };
        turn.Dialog.Open.Add(open);
        Keep(turn, open, draft);
        turn.TakenBy(open);
        return ContinueAsync(turn);
    }

    /// <summary>Asks whether a text belongs to the draft on top; until that is known it is kept with it.</summary>
    protected void AskWhose(Turn turn, string text)
    {
        var open = turn.Dialog.Current!;
        (open.PendingClarification, open.PendingClarificationLine) = (text, turn.Message.Sequence);
        turn.Say(Whose, DialogTexts.AddChoice, DialogTexts.OtherChoice);
    }

    /// <summary>The answer to "does it belong here?"; what is neither is no answer, and it is asked again.</summary>
    private async Task<bool> SettleClarificationAsync(Turn turn, OpenForm open, TDraft draft, SlotInput heard, DialogAct act)
    {
        var doubt = open.PendingClarification!;
        var besides = heard.Picked is null ? CorrectionRecognizer.BesidesWhose(heard.Text) : null;
        if (heard.Picked == "other" || (heard.Picked is null && act == DialogAct.Job))
        {
            var line = open.PendingClarificationLine;
            open.ForgetClarification();
            await BeginAnotherAsync(turn, besides is null ? doubt : $"{doubt}\n{besides}");
            if (line is { } said && turn.Dialog.Current is { } another && another != open)
                another.Take(said);
            return true;
        }

        var noticed = heard.Picked is null && act != DialogAct.Confirm
            && NextSlot(open, draft) is { Notice: { } notice } && await notice(turn, draft, heard.Text);
        if (heard.Picked is null && (noticed || act is not (DialogAct.Confirm or DialogAct.Add or DialogAct.Fill)))
        {
            if (act is DialogAct.Keep or DialogAct.Cancel || (act == DialogAct.Correct && CorrectionRecognizer.TakesBack(heard.Text)))
            {
                open.ForgetClarification();
                await ContinueAsync(turn, DialogTexts.TakenBack);
                return true;
            }

            if (noticed)
                Keep(turn, open, draft);
            if (++open.Misses < ClarificationsAtMost || noticed)
            {
                await ContinueAsync(turn, noticed ? DialogTexts.Noted : DialogTexts.NotQuite);
                return true;
            }
        }

        open.Misses = 0;
        TakeMore(draft, besides is not null && act is DialogAct.Confirm or DialogAct.Add or DialogAct.Fill ? $"{doubt}，{besides}" : doubt);
        if (open.PendingClarificationLine is { } doubted)
            open.Take(doubted);
        open.ForgetClarification();
        return await GoOnAsync(turn, open, draft, DialogTexts.Added);
    }

    private async Task<bool> HearAtSummaryAsync(Turn turn, OpenForm open, TDraft draft, SlotInput heard, DialogAct act)
    {
        if (heard.Picked is not null)
            act = heard.Picked switch { "yes" => DialogAct.Confirm, "change" => DialogAct.Correct, _ => act };
        else if (act is (DialogAct.Add or DialogAct.Correct or DialogAct.Fill)
            && Repair.Correction(heard.Text) is null && await NeedsClarificationAsync(turn, draft, heard.Text))
        {
            AskWhose(turn, heard.Text);
            return true;
        }
        else if (act == DialogAct.Confirm && await ChangesAsync(turn, draft, heard.Text))
        {
            act = DialogAct.Correct;
        }

        switch (act)
        {
            case DialogAct.Confirm:
                await FinishAsync(turn, open, draft);
                return true;
            case DialogAct.Keep:
                turn.TakenBy(open);
                turn.Say(DialogTexts.NotYet, SummaryChoices);
                return true;
            case DialogAct.Correct:
                if (heard.Picked is not null || !await ChangeAsync(turn, open, draft, heard.Text))
                {
                    turn.TakenBy(open);
                    turn.Say(DialogTexts.WhatToChange);
                }

                return true;
            case DialogAct.Job:
                return false;
            case DialogAct.Unclear when Whose.Length > 0 && Repair.Plain(heard.Text).Length >= TellsAMatter && !CorrectionRecognizer.Asks(heard.Text):
                AskWhose(turn, heard.Text);
                return true;
            case DialogAct.Unclear or DialogAct.Danger:
                turn.Say(DialogTexts.AskSubmit, SummaryChoices);
                return true;
        }

        if (CorrectionRecognizer.WantsToSendPhoto(heard.Text))
        {
            turn.Say(DialogTexts.SendPhoto, SummaryChoices);
            return true;
        }

        if (await AddAsync(turn, open, draft, heard.Text) || (heard.Text.Length <= CorrectionLimit && await CorrectAsync(turn, heard.Text)))
            return true;
        turn.Say(DialogTexts.WhatToChange, SummaryChoices);
        return true;
    }

    /// <summary>可以，是5号楼: what names another value agrees to nothing yet.</summary>
    private async Task<bool> ChangesAsync(Turn turn, TDraft draft, string text)
    {
        var changed = Read(Store(draft))!;
        foreach (var slot in Slots.Where(slot => slot.Notice is not null && slot.Applies(changed) && slot.IsFilled(changed)))
            await slot.Notice!(turn, changed, text);
        return Store(changed).GetRawText() != Store(draft).GetRawText();
    }

    private IReadOnlyList<Choice> SummaryChoices => [new Choice(ConfirmLabel, "=yes"), DialogTexts.ChangeChoice, DialogTexts.CancelChoice];

    /// <summary>Keeps what was taken from the message, and asks what is still open.</summary>
    /// <returns>True: the form has taken it.</returns>
    private async Task<bool> GoOnAsync(Turn turn, OpenForm open, TDraft draft, string? lead)
    {
        Keep(turn, open, draft);
        turn.TakenBy(open);
        await ContinueAsync(turn, lead);
        return true;
    }

    private async Task<bool> AddAsync(Turn turn, OpenForm open, TDraft draft, string text)
    {
        var rest = Repair.Plain(text);
        var noticed = false;
        foreach (var slot in Slots.Where(slot => slot is { Volunteered: true, Notice: not null } && slot.Applies(draft)))
            if (await slot.Notice!(turn, draft, text))
            {
                noticed = true;
                rest = slot.Called.Aggregate(rest, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
            }

        // A telephone number and nothing else stands in its own line, and not in the story.
        var told = (!noticed || rest.Count(c => !char.IsAsciiDigit(c)) >= TellsBesides) && TakeMore(draft, text);
        if (!told && !noticed)
            return false;
        return await GoOnAsync(turn, open, draft, DialogTexts.Added);
    }

    /// <summary>A short answer that is none to this question may be one to a later question; when it fits two, it is asked again.</summary>
    private async Task<bool> FillAnotherAsync(Turn turn, OpenForm open, Slot<TDraft> asked, TDraft draft, string text)
    {
        if (text.Length > CorrectionLimit)
            return false;
        var fits = new List<Slot<TDraft>>();
        foreach (var slot in Slots.Where(slot => slot.Name != asked.Name && slot.Notice is not null && IsAsked(slot, draft) && !slot.IsFilled(draft)))
            if (await slot.Notice!(turn, Read(Store(draft))!, text))
                fits.Add(slot);
        if (fits is not [var only])
            return false;
        await only.Notice!(turn, draft, text);
        open.Misses = 0;
        return await GoOnAsync(turn, open, draft, DialogTexts.Noted);
    }

    private Task FinishAsync(Turn turn, OpenForm open, TDraft draft)
    {
        turn.Dialog.Open.Remove(open);
        turn.TakenBy(open);
        return CompleteAsync(turn, draft);
    }

    /// <summary>Asks in other words, then more simply, then calls a person (see <see cref="Router"/>).</summary>
    private static async Task<bool> MissAsync(Turn turn, OpenForm open, Slot<TDraft> slot, TDraft draft)
    {
        open.Misses++;
        var prompt = open.Misses >= 3 && slot.Simpler is not null ? await slot.Simpler(turn, draft) : await slot.Ask(turn, draft);
        switch (open.Misses)
        {
            case 1:
                turn.Say(DialogTexts.PleaseAgain(prompt.Text), prompt.Choices);
                break;
            case 2:
                turn.Say(DialogTexts.AgainSlowly(prompt.Text), prompt.Choices);
                break;
            case 4:
                turn.Say(DialogTexts.FetchPerson);
                break;
            default:
                turn.Say(DialogTexts.TroubleWith(prompt.Text), [.. prompt.Choices, DialogTexts.LaterChoice, DialogTexts.HumanChoice, DialogTexts.CancelChoice]);
                break;
        }

        return true;
    }

    private static bool IsAsked(Slot<TDraft> slot, TDraft draft) => !slot.Volunteered && slot.Applies(draft);

    private Slot<TDraft>? NextSlot(OpenForm open, TDraft draft) =>
        Slots.FirstOrDefault(slot => IsAsked(slot, draft) && !slot.IsFilled(draft) && !open.Skipped.Contains(slot.Name));

    private Slot<TDraft>? Slot(string? name) => Slots.FirstOrDefault(slot => slot.Name == name);

    private static (OpenForm Open, TDraft Draft) Draft(Turn turn)
    {
        var open = turn.Dialog.Current!;
        return (open, Read(open.Draft) ?? new TDraft());
    }

    /// <summary>The draft of this form when it is the one on top; null when it is not, or cannot be read.</summary>
    protected TDraft? OnTop(Turn turn) => turn.Dialog.Current is { } open && open.Form == Name ? Read(open.Draft) : null;

    private static bool IsEmpty(TDraft draft) => Store(draft).GetRawText() == Store(new TDraft()).GetRawText();

    private static JsonElement Store(TDraft draft) => JsonSerializer.SerializeToElement(draft, ModelConventions.Json);

    private static TDraft? Read(JsonElement stored)
    {
        try
        {
            return stored.ValueKind == JsonValueKind.Object ? stored.Deserialize<TDraft>(ModelConventions.Json) : null;
        }
        catch (JsonException)
        {
            // A slot changed its type since this draft was stored: ask again rather than leave the resident stuck.
            return null;
        }
    }

    /// <summary>Stores the draft with its form.</summary>
    protected void Keep(Turn turn, OpenForm open, TDraft draft)
    {
        open.At = turn.Now;
        open.Version = Version;
        open.Draft = Store(draft);
    }
}
