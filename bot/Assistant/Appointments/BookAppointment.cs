using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An appointment while it is being made.</summary>
public sealed class AppointmentDraft
{
    public Guid? SlotId { get; set; }

    /// <summary>Day, time, place and lawyer as they were shown when picked.</summary>
    public string? SlotLabel { get; set; }

    /// <summary>The day that was chosen or asked about; an hour that is said later is meant on it.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Why the time that was wished cannot be had; said with the question.</summary>
    public string? Told { get; set; }

    public string? Matter { get; set; }
}

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
            IsFilled = draft => !string.IsNullOrEmpty(draft.Matter),
            Ask = (_, _) => Task.FromResult(new Prompt(AppointmentTexts.WhatAbout)),
            Read = ReadMatterAsync,
            Clear = draft => draft.Matter = null,
        },
    ];

    /// <summary>What the message that asks for an appointment says already.</summary>
    public static AppointmentDraft Begin(Turn turn, IReadOnlyList<ComingSlot> coming)
    {
        var draft = new AppointmentDraft { Matter = SlotWords.Matter(turn.Message.Text) };
        if (SlotWords.ReadFirst(turn.Message.Text, Lawyers(coming), CityTime.Today(turn.Now)) is { } wish)
            Take(turn, draft, wish, coming);
        return draft;
    }

    /// <summary>When the wished time cannot be had nothing was changed: the question says why.</summary>
    public override Task ContinueAsync(Turn turn, string? lead = null) =>
        base.ContinueAsync(turn, lead == DialogTexts.Corrected && turn.Dialog.Current!.Draft.TryGetProperty("told", out _) ? null : lead);

    protected override Task<string?> SummariseAsync(Turn turn, AppointmentDraft draft) =>
        Task.FromResult<string?>(AppointmentTexts.Summary(draft));

    protected override async Task CompleteAsync(Turn turn, AppointmentDraft draft)
    {
        var outcome = await BookSlot.ConfirmAsync(turn.Db, turn.ResidentId, draft.SlotId!.Value, draft.Matter, turn.Now, turn.Cancellation);
        switch (outcome)
        {
            case BookingOutcome.Confirmed(var booking, var slot):
                turn.Say(AppointmentTexts.Booked(booking, slot), AppointmentTexts.CancelChoice, AppointmentTexts.MineChoice);
                break;
            case BookingOutcome.AlreadyBooked(var booking, var slot):
                turn.Say(AppointmentTexts.AlreadyBooked(booking, slot), AppointmentTexts.CancelChoice);
                break;
            case BookingOutcome.SlotTaken:
                turn.Say(AppointmentTexts.Taken);
                await OpenAsync(turn, new AppointmentDraft { Matter = draft.Matter, Day = draft.Day });
                break;
            case BookingOutcome.NotOpen:
                turn.Say(AppointmentTexts.NotOpen);
                await OpenAsync(turn, new AppointmentDraft { Matter = draft.Matter });
                break;
        }
    }

    /// <summary>Those of the day that is spoken of stand first, then those of the days next to it; each label names its day.</summary>
    private static async Task<Prompt> AskSlotAsync(Turn turn, AppointmentDraft draft)
    {
        var free = (await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation)).Where(slot => !slot.Taken)
            .OrderBy(slot => draft.Day is { } day ? Math.Abs(slot.Day.DayNumber - day.DayNumber) : 0).Take(ShownAtOnce).Select(slot => slot.Slot).ToList();
        return AppointmentTexts.Free(free, draft.Told);
    }

    private static async Task<Reading> ReadSlotAsync(Turn turn, AppointmentDraft draft, Heard heard)
    {
        var coming = await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation);
        if (Guid.TryParse(heard.Picked, out var id))
        {
            if (coming.FirstOrDefault(slot => slot.Slot.Id == id && !slot.Taken) is not { } picked)
                return new Reading.Refused(AppointmentTexts.Taken);
            Choose(turn, draft, picked.Slot);
            return new Reading.Filled();
        }

        if (SlotWords.ReadFirst(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is not { } wish)
            return SlotWords.OnlyBooks(heard.Text) ? new Reading.Ambiguous(await AskSlotAsync(turn, draft)) : new Reading.Unclear();
        draft.Matter ??= SlotWords.Matter(heard.Text);
        return Take(turn, draft, wish, coming) is SlotAnswer.Fits ? new Reading.Filled() : new Reading.Ambiguous(await AskSlotAsync(turn, draft));
    }

    /// <summary>A change of the time; where a time was chosen already, only words that say nothing else.</summary>
    private static async Task<bool> NoticeSlotAsync(Turn turn, AppointmentDraft draft, string text)
    {
        var coming = await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation);
        var (lawyers, today) = (Lawyers(coming), CityTime.Today(turn.Now));
        return (draft.SlotId is null ? SlotWords.ReadFirst(text, lawyers, today) : SlotWords.Read(text, lawyers, today)) is { } wish
            && (draft.SlotId is null || wish.IsAll) && Take(turn, draft, wish, coming) is not null;
    }

    /// <summary>What it is about; another time that is said instead changes the time.</summary>
    private static async Task<Reading> ReadMatterAsync(Turn turn, AppointmentDraft draft, Heard heard)
    {
        var coming = await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation);
        if (SlotWords.Read(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is { IsAll: true } wish && Take(turn, draft, wish, coming) is { } answer)
        {
            // The question of the draft's first empty slot follows, and needs no second explanation.
            draft.Told = null;
            return new Reading.Refused(AppointmentTexts.Answer(answer));
        }

        if (!heard.Surely || heard.Text.Length == 0 || Manners.IsOrdinal(heard.Text))
            return new Reading.Unclear();
        draft.Matter = heard.Text.Length > 500 ? heard.Text[..500] : heard.Text;
        return new Reading.Filled();
    }

    /// <summary>Puts into the draft what there is of a wish: the slot, or why there is none and on which day others are looked for.</summary>
    private static SlotAnswer? Take(Turn turn, AppointmentDraft draft, SlotWish wish, IReadOnlyList<ComingSlot> coming)
    {
        var chosen = coming.FirstOrDefault(slot => slot.Slot.Id == draft.SlotId);
        var spokenOf = draft.Day ?? chosen?.Day;
        var answer = FindSlot.Answer(wish, coming, spokenOf, chosen?.Slot.Lawyer, turn.Now);
        if (answer is SlotAnswer.Fits(var slot))
        {
            Choose(turn, draft, slot);
        }
        else if (answer is null)
        {
            draft.Told = null;
        }
        else
        {
            (draft.SlotId, draft.SlotLabel, draft.Told) = (null, null, AppointmentTexts.Answer(answer));
            draft.Day = FindSlot.DayMeant(wish, coming, spokenOf, turn.Now) ?? spokenOf;
        }

        return answer;
    }

    private static void Choose(Turn turn, AppointmentDraft draft, AppointmentSlot slot)
    {
        (draft.SlotId, draft.SlotLabel, draft.Told, draft.Day) = (slot.Id, AppointmentTexts.Describe(slot), null, CityTime.Today(slot.StartsAt));
        turn.Understood.Found("slot", draft.SlotLabel, turn.Message.Text);
    }

    private static HashSet<string> Lawyers(IReadOnlyList<ComingSlot> coming) => [.. coming.Select(slot => slot.Slot.Lawyer)];
}
