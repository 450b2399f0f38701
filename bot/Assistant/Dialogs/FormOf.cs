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

    protected abstract IReadOnlyList<Slot<TDraft>> Slots { get; }

    /// <summary>The summary to confirm; null completes at once when all slots are filled.</summary>
    protected abstract Task<string?> SummariseAsync(Turn turn, TDraft draft);

    /// <summary>Does what was asked; it is committed with the turn.</summary>
    protected abstract Task CompleteAsync(Turn turn, TDraft draft);

    /// <summary>Label of the choice that completes the form.</summary>
    protected virtual string ConfirmLabel => DialogTexts.Confirm;

    protected virtual bool TakePhotos(TDraft draft, IReadOnlyList<Attachment> photos) => false;

    /// <summary>Takes what a resident goes on telling; false when the form has no use for it.</summary>
    protected virtual bool TakeMore(TDraft draft, string text) => false;

    /// <summary>Opens the form on top of what is open, with what is known already.</summary>
    public async Task OpenAsync(Turn turn, TDraft draft)
    {
        turn.Dialog.Open.RemoveAll(form => form.Form == Name);
        turn.Dialog.Open.Add(new OpenForm { Form = Name });
        Keep(turn, draft);
        await ContinueAsync(turn);
    }

    public override async Task ContinueAsync(Turn turn)
    {
        var (open, draft) = Draft(turn);
        if (NextSlot(open, draft) is { } slot)
        {
            open.Asking = slot.Name;
            Keep(turn, draft);
            var prompt = await slot.Ask(turn, draft);
            turn.Say(prompt.Text, [.. prompt.Choices, .. slot.Optional ? [DialogTexts.SkipChoice] : Array.Empty<Choice>()]);
            return;
        }

        if (await SummariseAsync(turn, draft) is { } summary)
        {
            open.Asking = null;
            Keep(turn, draft);
            turn.Say(summary, new Choice(ConfirmLabel, "=yes"), DialogTexts.ChangeChoice, DialogTexts.CancelChoice);
            return;
        }

        await FinishAsync(turn, draft);
    }

    public override async Task<bool> HearAsync(Turn turn, Heard heard, Intent? other)
    {
        var (open, draft) = Draft(turn);
        if (Slot(open.Asking) is not { } slot)
            return await HearAtSummaryAsync(turn, draft, heard, other);
        var interrupts = other is not null && heard.Picked is null && !(slot.FreeText && other == Intent.Legal);
        if (interrupts && !await NoticesAsync(turn, slot, heard.Text))
            return false;
        var reading = await slot.Read(turn, draft, heard);
        Keep(turn, draft);
        switch (reading)
        {
            case Reading.Filled:
                open.Misses = 0;
                turn.Understood.Found(slot.Name, heard.Text, heard.Text);
                await ContinueAsync(turn);
                return true;
            case Reading.Refused(var why):
                open.Misses++;
                turn.Say(why);
                await ContinueAsync(turn);
                return true;
            default:
                return await AddAsync(turn, draft, heard.Text) || await MissAsync(turn, open, slot, draft);
        }
    }

    public override async Task BackAsync(Turn turn)
    {
        var (open, draft) = Draft(turn);
        var asked = open.Asking is null ? Slots.Count : Slots.ToList().FindIndex(slot => slot.Name == open.Asking);
        if (Slots.Take(asked).LastOrDefault(slot => slot.Applies(draft) && (slot.IsFilled(draft) || open.Skipped.Contains(slot.Name))) is { } before)
        {
            before.Clear(draft);
            open.Skipped.Remove(before.Name);
            Keep(turn, draft);
        }

        await ContinueAsync(turn);
    }

    public override async Task SkipAsync(Turn turn)
    {
        var (open, draft) = Draft(turn);
        if (Slot(open.Asking) is { Optional: true } slot)
            open.Skipped.Add(slot.Name);
        else if (Slot(open.Asking) is { MayBeNone: true } none && await none.Read(turn, draft, new Heard(turn.Message.Text, null)) is Reading.Filled)
            Keep(turn, draft);
        else if (open.Asking is not null)
            turn.Say(DialogTexts.CannotSkip);
        await ContinueAsync(turn);
    }

    public override async Task<bool> CorrectAsync(Turn turn, string text)
    {
        var (open, draft) = Draft(turn);
        foreach (var slot in Slots.Where(slot => slot.Applies(draft) && slot.IsFilled(draft) && slot.Notice is not null))
        {
            if (!await slot.Notice!(turn, draft, text))
                continue;
            open.Misses = 0;
            Keep(turn, draft);
            turn.Say(DialogTexts.Corrected);
            await ContinueAsync(turn);
            return true;
        }

        return false;
    }

    public override async Task<bool> TakePhotosAsync(Turn turn)
    {
        var (_, draft) = Draft(turn);
        if (!TakePhotos(draft, turn.Message.Attachments))
            return false;
        Keep(turn, draft);
        turn.Say(DialogTexts.PhotoTaken);
        await ContinueAsync(turn);
        return true;
    }

    private async Task<bool> HearAtSummaryAsync(Turn turn, TDraft draft, Heard heard, Intent? other)
    {
        if (heard.Picked == "yes" || Manners.IsYes(heard.Text))
        {
            await FinishAsync(turn, draft);
            return true;
        }

        if (heard.Picked == "change" || Manners.IsNo(heard.Text))
        {
            turn.Say(DialogTexts.WhatToChange);
            return true;
        }

        if (other is not null)
            return false;
        return (heard.Text.Length <= CorrectionLimit && await CorrectAsync(turn, heard.Text)) || await AddAsync(turn, draft, heard.Text);
    }

    private async Task<bool> AddAsync(Turn turn, TDraft draft, string text)
    {
        if (!TakeMore(draft, text))
            return false;
        Keep(turn, draft);
        turn.Say(DialogTexts.Added);
        await ContinueAsync(turn);
        return true;
    }

    private static async Task<bool> MissAsync(Turn turn, OpenForm open, Slot<TDraft> slot, TDraft draft)
    {
        open.Misses++;
        var prompt = await slot.Ask(turn, draft);
        if (open.Misses >= 3)
            turn.Say(DialogTexts.TroubleWith(prompt.Text), [.. prompt.Choices, DialogTexts.HumanChoice, DialogTexts.CancelChoice]);
        else
            turn.Say(DialogTexts.PleaseAgain(prompt.Text), prompt.Choices);
        return true;
    }

    private async Task FinishAsync(Turn turn, TDraft draft)
    {
        turn.Dialog.Open.RemoveAll(form => form.Form == Name);
        await CompleteAsync(turn, draft);
    }

    private static async Task<bool> NoticesAsync(Turn turn, Slot<TDraft> slot, string text) =>
        slot.Notice is not null && await slot.Notice(turn, new TDraft(), text);

    private Slot<TDraft>? NextSlot(OpenForm open, TDraft draft) =>
        Slots.FirstOrDefault(slot => slot.Applies(draft) && !slot.IsFilled(draft) && !open.Skipped.Contains(slot.Name));

    private Slot<TDraft>? Slot(string? name) => Slots.FirstOrDefault(slot => slot.Name == name);

    private (OpenForm Open, TDraft Draft) Draft(Turn turn)
    {
        var open = turn.Dialog.Open.Last(form => form.Form == Name);
        return (open, Read(open.Draft) ?? new TDraft());
    }

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

    private void Keep(Turn turn, TDraft draft)
    {
        var open = turn.Dialog.Open.Last(form => form.Form == Name);
        open.Version = Version;
        open.Draft = JsonSerializer.SerializeToElement(draft, ModelConventions.Json);
    }
}
