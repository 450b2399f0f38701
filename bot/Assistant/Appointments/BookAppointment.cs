using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Books half an hour with a lawyer: which slot, what about, confirm.</summary>
public sealed class BookAppointment : Form<AppointmentDraft>
{
    private const int ShownAtOnce = 6;

    public override string Name => "appointment";

    public override string Title => "预约周四律师";

    public override int Version => 2;

    protected override string ConfirmLabel => "确认预约";

    public override Intent? Own => Intent.Appointment;

    protected override IReadOnlyList<Slot<AppointmentDraft>> Slots =>
    [
        new()
        {
            Name = "slot",
            Why = AppointmentTexts.WhySlot,
            Called = ["时间", "日子", "日期", "哪天", "律师", "换一个", "换个", "换一天", "改天"],
            IsFilled = draft => draft.SlotId is not null,
            Ask = AskSlotAsync,
            Read = ReadSlotAsync,
            Notice = NoticeSlotAsync,
            Clear = draft => (draft.SlotId, draft.SlotLabel, draft.Told) = (null, null, null),
        },
        new()
        {
            Name = "matter",
            Why = AppointmentTexts.WhyMatter,
            Called = ["想问", "问题", "事由", "问的"],
            Optional = true,
            FreeText = true,
            Applies = draft => draft.Replaces is null,
            IsFilled = draft => !string.IsNullOrEmpty(draft.Matter),
            Ask = (_, _) => Task.FromResult(new Prompt(AppointmentTexts.WhatAbout)),
            Read = ReadMatterAsync,
            Clear = draft => draft.Matter = null,
        },
    ];

    /// <summary>What the message that asks for an appointment says already.</summary>
    public static AppointmentDraft Begin(Turn turn, IReadOnlyList<ComingSlot> coming)
    {
        var draft = new AppointmentDraft { Matter = SlotRecognizer.Matter(turn.Message.Text) };
        if (SlotRecognizer.ReadFirst(turn.Message.Text, Lawyers(coming), CityTime.Today(turn.Now)) is { } wish)
            Take(turn, draft, wish, coming);
        return draft;
    }

    /// <summary>What begins as another time for a slot that is booked: the lawyer, the hour and the matter stay where that is possible.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="held">The booking.</param>
    /// <param name="at">Its slot.</param>
    /// <param name="said">The words about the new time; empty when there are none.</param>
    /// <param name="coming">All slots to come.</param>
    public static AppointmentDraft Move(Turn turn, Booking held, AppointmentSlot at, string said, IReadOnlyList<ComingSlot> coming)
    {
        var draft = new AppointmentDraft
        {
            Matter = held.Matter,
            Replaces = at.Id,
            Day = CityTime.Today(at.StartsAt),
            Hours = SaidHours.At(TimeOnly.FromDateTime(CityTime.Local(at.StartsAt).DateTime)),
            Told = AppointmentTexts.YouHave(at),
        };
        if (SlotRecognizer.Read(said, Lawyers(coming), CityTime.Today(turn.Now)) is { } wish)
            Take(turn, draft, wish, WithOwnFree(coming, draft));
        return draft;
    }

    /// <summary>What was asked about times (周五不行吗) is answered from the calendar, and what was chosen stays.</summary>
    public override async Task ContinueAsync(Turn turn, string? lead = null)
    {
        var open = turn.Dialog.Current!;
        // 早几天 sounds like 要几天, and is none of the service's questions.
        if (lead is DialogTexts.CannotAnswer or DialogTexts.HowLong or DialogTexts.HowToSay && open.PendingClarification is null
            && await CorrectAsync(turn, turn.Message.Text))
            return;
        if (OnTop(turn) is { Told: { } told, SlotId: not null } draft)
        {
            draft.Told = null;
            Keep(turn, open, draft);
            lead = told;
        }

        await base.ContinueAsync(turn, lead);
    }

    /// <summary>Why a wished time cannot be had is said with the next question, instead of that something was changed.</summary>
    protected override string? AfterCorrection(AppointmentDraft draft) => draft.Told is null ? base.AfterCorrection(draft) : null;

    /// <summary>那就李律师, at a summary that names another: words that wish another time change it.</summary>
    public override async Task<bool> ReadAnswerAsync(Turn turn, SlotInput heard, DialogAct act)
    {
        if (heard.Picked is null && act is DialogAct.Unclear or DialogAct.Fill or DialogAct.Add
            && turn.Dialog.Current is { Asking: null, PendingClarification: null } && OnTop(turn) is { SlotId: { } chosen } draft)
        {
            var coming = await ComingAsync(turn, draft);
            if (SlotRecognizer.Read(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is { IsAll: true } wish
                && FindSlot.Answer(wish, coming, Spoken(draft, coming), turn.Now) is { } answer && !(answer is SlotAnswer.Fits(var same) && same.Id == chosen))
                act = DialogAct.Correct;
        }

        return await base.ReadAnswerAsync(turn, heard, act);
    }

    protected override async Task<string?> SummariseAsync(Turn turn, AppointmentDraft draft) =>
        AppointmentTexts.Summary(draft, await GivenAsync(turn, draft));

    protected override async Task CompleteAsync(Turn turn, AppointmentDraft draft)
    {
        var outcome = await BookSlot.ConfirmAsync(turn.Db, turn.ResidentId, draft.SlotId!.Value, draft.Matter, draft.Replaces, turn.Now, turn.Cancellation);
        switch (outcome)
        {
            case BookingOutcome.Confirmed(var booking, var slot, var given):
                turn.Say(
                    given is null ? AppointmentTexts.Booked(booking, slot) : AppointmentTexts.Moved(booking, slot, given),
                    AppointmentTexts.CancelChoice,
                    AppointmentTexts.MineChoice);
                break;
            case BookingOutcome.AlreadyBooked(var booking, var slot):
                turn.Say(AppointmentTexts.AlreadyBooked(booking, slot), AppointmentTexts.MoveChoice, AppointmentTexts.CancelChoice);
                break;
            case BookingOutcome.SlotTaken:
                turn.Say(AppointmentTexts.Taken);
                await OpenAsync(turn, new AppointmentDraft { Matter = draft.Matter, Day = draft.Day, Hours = draft.Hours, Replaces = draft.Replaces });
                break;
            case BookingOutcome.NotOpen:
                turn.Say(AppointmentTexts.NotOpen);
                await OpenAsync(turn, new AppointmentDraft { Matter = draft.Matter, Replaces = draft.Replaces });
                break;
        }
    }

    /// <summary>The slot that is given back for the new one; null when none is.</summary>
    private static async Task<AppointmentSlot?> GivenAsync(Turn turn, AppointmentDraft draft) =>
        draft.Replaces is { } held && await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (_, at)
            && at.Id == held ? at : null;

    /// <summary>All slots to come; the one that is given back counts as free.</summary>
    private static async Task<IReadOnlyList<ComingSlot>> ComingAsync(Turn turn, AppointmentDraft draft) =>
        WithOwnFree(await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation), draft);

    private static IReadOnlyList<ComingSlot> WithOwnFree(IReadOnlyList<ComingSlot> coming, AppointmentDraft draft) =>
        draft.Replaces is null ? coming : [.. coming.Select(slot => slot.Slot.Id == draft.Replaces ? slot with { Taken = false } : slot)];

    /// <summary>Those nearest to the day and hour that are spoken of, those of that day first; each label names its day.</summary>
    private static async Task<Prompt> AskSlotAsync(Turn turn, AppointmentDraft draft)
    {
        var near = (await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation)).Where(slot => !slot.Taken)
            .OrderBy(Days).ThenBy(slot => draft.Hours?.Apart(slot.Time) ?? 0).Take(ShownAtOnce);
        return AppointmentTexts.Free([.. near.OrderBy(Days).ThenBy(slot => slot.Slot.StartsAt).Select(slot => slot.Slot)], draft.Told);

        int Days(ComingSlot slot) => draft.Day is { } day ? Math.Abs(slot.Day.DayNumber - day.DayNumber) : 0;
    }

    private static async Task<SlotResult> ReadSlotAsync(Turn turn, AppointmentDraft draft, SlotInput heard)
    {
        var coming = await ComingAsync(turn, draft);
        if (Guid.TryParse(heard.Picked, out var id))
        {
            if (coming.FirstOrDefault(slot => slot.Slot.Id == id && !slot.Taken) is not { } picked)
                return new SlotResult.Refused(AppointmentTexts.Taken);
            Choose(turn, draft, picked.Slot);
            return new SlotResult.Filled();
        }

        if (SlotRecognizer.ReadFirst(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is not { } wish)
            return SlotRecognizer.OnlyBooks(heard.Text) ? new SlotResult.Ambiguous(await AskSlotAsync(turn, draft)) : new SlotResult.Unclear();
        draft.Matter ??= SlotRecognizer.Matter(heard.Text);
        return Take(turn, draft, wish, coming) is SlotAnswer.Fits ? new SlotResult.Filled() : new SlotResult.Ambiguous(await AskSlotAsync(turn, draft));
    }

    /// <summary>A change of the time; where a time was chosen already, only words that say nothing else.</summary>
    private static async Task<bool> NoticeSlotAsync(Turn turn, AppointmentDraft draft, string text)
    {
        var coming = await ComingAsync(turn, draft);
        var (lawyers, today) = (Lawyers(coming), CityTime.Today(turn.Now));
        return (draft.SlotId is null ? SlotRecognizer.ReadFirst(text, lawyers, today) : SlotRecognizer.Read(text, lawyers, today)) is { } wish
            && (draft.SlotId is null || wish.IsAll) && Take(turn, draft, wish, coming) is not null;
    }

    /// <summary>What it is about; another time that is said instead changes the time.</summary>
    private static async Task<SlotResult> ReadMatterAsync(Turn turn, AppointmentDraft draft, SlotInput heard)
    {
        var coming = await ComingAsync(turn, draft);
        if (SlotRecognizer.Read(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is { IsAll: true } wish && Take(turn, draft, wish, coming) is { } answer)
        {
            // The question of the draft's first empty slot follows, and needs no second explanation.
            draft.Told = null;
            return new SlotResult.Refused(AppointmentTexts.Answer(answer));
        }

        if (!heard.Surely || heard.Text.Length == 0 || Repair.IsOrdinal(heard.Text))
            return new SlotResult.Unclear();
        draft.Matter = heard.Text.Length > 500 ? heard.Text[..500] : heard.Text;
        return new SlotResult.Filled();
    }

    /// <summary>
    /// Puts into the draft what there is of a wish: the slot, or why there is none and near which day and hour others are looked for. To a question
    /// of which the answer is no, what was chosen stays.
    /// </summary>
    private static SlotAnswer? Take(Turn turn, AppointmentDraft draft, SlotWish wish, IReadOnlyList<ComingSlot> coming)
    {
        var spoken = Spoken(draft, coming);
        var answer = FindSlot.Answer(wish, coming, spoken, turn.Now);
        if (answer is SlotAnswer.Fits(var own) && own.Id == draft.Replaces)
            answer = new SlotAnswer.Same(own);
        switch (answer)
        {
            case null:
                draft.Told = null;
                break;
            case SlotAnswer.Fits(var slot):
                Choose(turn, draft, slot);
                break;
            case SlotAnswer.Beyond(_, var later, var times):
                (draft.SlotId, draft.SlotLabel, draft.Told) = (null, null, AppointmentTexts.Answer(answer));
                draft.Day = times.Count > 0 ? spoken.Day : spoken.Day?.AddDays(later ? 7 : -7);
                draft.Hours = times.Count > 0 ? new SaidHours(times[0], times[^1].AddMinutes(1), "") : spoken.Hours;
                break;
            default:
                draft.Told = AppointmentTexts.Answer(answer);
                if (draft.SlotId is null || !wish.IsQuestion || answer is SlotAnswer.Free)
                    (draft.SlotId, draft.SlotLabel) = (null, null);
                else if (answer is not SlotAnswer.Lawyers)
                    break;
                draft.Day = FindSlot.DayMeant(wish, coming, spoken, turn.Now) ?? spoken.Day;
                draft.Hours = SaidHours.Of(wish.Time) ?? spoken.Hours;
                break;
        }

        return answer;
    }

    private static SpokenOf Spoken(AppointmentDraft draft, IReadOnlyList<ComingSlot> coming)
    {
        var chosen = coming.FirstOrDefault(slot => slot.Slot.Id == (draft.SlotId ?? draft.Replaces));
        return new SpokenOf(
            draft.Day ?? chosen?.Day,
            draft.Hours ?? (chosen is null ? null : SaidHours.At(chosen.Time)),
            chosen?.Slot.Lawyer,
            chosen is not null);
    }

    private static void Choose(Turn turn, AppointmentDraft draft, AppointmentSlot slot)
    {
        (draft.SlotId, draft.SlotLabel, draft.Told) = (slot.Id, AppointmentTexts.Describe(slot), null);
        (draft.Day, draft.Hours) = (CityTime.Today(slot.StartsAt), SaidHours.At(TimeOnly.FromDateTime(CityTime.Local(slot.StartsAt).DateTime)));
        turn.Decision.NoteValue("slot", draft.SlotLabel, turn.Message.Text);
    }

    private static HashSet<string> Lawyers(IReadOnlyList<ComingSlot> coming) => [.. coming.Select(slot => slot.Slot.Lawyer)];
}
