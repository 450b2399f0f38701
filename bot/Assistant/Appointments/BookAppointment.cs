using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An appointment while it is being made.</summary>
public sealed class AppointmentDraft
{
    public Guid? SlotId { get; set; }

    /// <summary>Day, time, place and lawyer as they were shown when picked.</summary>
    public string? SlotLabel { get; set; }

    public string? Matter { get; set; }
}

/// <summary>Books half an hour with a lawyer: which slot, what about, confirm.</summary>
public sealed class BookAppointment : Form<AppointmentDraft>
{
    private const int ShownAtOnce = 6;

    public override string Name => "appointment";

    public override string Title => "预约周四律师";

    protected override string ConfirmLabel => "确认预约";

    protected override IReadOnlyList<Slot<AppointmentDraft>> Slots =>
    [
        new()
        {
            Name = "slot",
            Why = AppointmentTexts.WhySlot,
            Called = ["时间", "日子", "日期", "哪天", "律师", "换一个", "换个", "换一天", "改天"],
            IsFilled = draft => draft.SlotId is not null,
            Ask = async (turn, _) => AppointmentTexts.Free(await BookSlot.FreeAsync(turn.Db, turn.Now, ShownAtOnce, turn.Cancellation)),
            Read = ReadSlotAsync,
            Notice = async (turn, draft, text) => await ReadSlotAsync(turn, draft, new Heard(text, null)) is Reading.Filled,
            Clear = draft => (draft.SlotId, draft.SlotLabel) = (null, null),
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
            Read = (_, draft, heard) =>
            {
                draft.Matter = heard.Text.Length > 500 ? heard.Text[..500] : heard.Text;
                if (heard.Text.Length > 0 && !Manners.IsOrdinal(heard.Text))
                    return Task.FromResult<Reading>(new Reading.Filled());
                draft.Matter = null;
                return Task.FromResult<Reading>(new Reading.Unclear());
            },
            Clear = draft => draft.Matter = null,
        },
    ];

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
                await OpenAsync(turn, new AppointmentDraft { Matter = draft.Matter });
                break;
            case BookingOutcome.NotOpen:
                turn.Say(AppointmentTexts.NotOpen);
                await OpenAsync(turn, new AppointmentDraft { Matter = draft.Matter });
                break;
        }
    }

    private static async Task<Reading> ReadSlotAsync(Turn turn, AppointmentDraft draft, Heard heard)
    {
        var free = await BookSlot.FreeAsync(turn.Db, turn.Now, 200, turn.Cancellation);
        AppointmentSlot? slot;
        if (Guid.TryParse(heard.Picked, out var id))
        {
            slot = free.Find(s => s.Id == id);
            if (slot is null)
                return new Reading.Refused(AppointmentTexts.Taken);
        }
        else
        {
            slot = SlotWords.Match(heard.Text, free, turn.Now);
        }

        if (slot is null)
            return new Reading.Unclear();
        (draft.SlotId, draft.SlotLabel) = (slot.Id, AppointmentTexts.Describe(slot));
        turn.Understood.Found("slot", draft.SlotLabel, heard.Text);
        return new Reading.Filled();
    }
}
