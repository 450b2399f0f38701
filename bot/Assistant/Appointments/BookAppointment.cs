using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Books half an hour with a lawyer: which slot, what about, confirm.</summary>
public sealed class BookAppointment(
    ReadSlots slots, BookSlot book, IEnumerable<IKnowMatter> known, IEnumerable<IAnswerMatter> answers, CityOptions city) : Form<AppointmentDraft>
{
    private const int ShownAtOnce = 6;

    private const string Same = "same";

    public override string Name => "appointment";

    public override string Title => "预约周四律师";

    public override int Version => 3;

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
            Name = "person",
            Why = AppointmentTexts.WhyPerson,
            Called = ["姓名", "名字", "电话", "谁来"],
            Optional = true,
            Applies = draft => draft is { ForWhom: not null, Moves: null },
            IsFilled = draft => draft.PersonName is not null || draft.PersonPhone is not null,
            Ask = (_, draft) => Task.FromResult(new Prompt(AppointmentTexts.AskPerson(draft.ForWhom!))),
            Read = (_, draft, heard) => Task.FromResult(ReadPerson(draft, heard)),
            Clear = draft => (draft.PersonName, draft.PersonPhone) = (null, null),
        },
        new()
        {
            Name = "matter",
            Why = AppointmentTexts.WhyMatter,
            Called = ["想问", "问题", "事由", "问的"],
            Optional = true,
            FreeText = true,
            Applies = draft => draft.Moves is null,
            IsFilled = draft => !string.IsNullOrEmpty(draft.Matter),
            Ask = async (turn, draft) => await BeforeAsync(turn, draft) is { } before
                ? new Prompt(AppointmentTexts.SameAs(before), AppointmentTexts.SameChoice) : new Prompt(AppointmentTexts.WhatAbout),
            Read = ReadMatterAsync,
            Clear = draft => draft.Matter = null,
        },
    ];

    /// <summary>What the message that asks for an appointment says already.</summary>
    public async Task<AppointmentDraft> BeginAsync(Turn turn, IReadOnlyList<ComingSlot> coming)
    {
        var text = turn.Message.Text;
        var draft = new AppointmentDraft
        {
            Matter = SlotRecognizer.Matter(text),
            ForWhom = PersonRecognizer.ForWhom(text),
            People = PersonRecognizer.People(text) ?? 1,
        };
        if (SlotRecognizer.ReadFirst(PersonRecognizer.Without(text), Lawyers(coming), CityTime.Today(turn.Now)) is { } wish)
            await TakeAsync(turn, draft, wish, coming);
        return draft;
    }

    /// <summary>What begins as another time for what is booked: the lawyer, the hour and the matter stay where that is possible.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="held">The booking.</param>
    /// <param name="said">The words about the new time; empty when there are none.</param>
    public async Task<AppointmentDraft> MoveAsync(Turn turn, Booking held, string said)
    {
        var draft = new AppointmentDraft
        {
            Matter = held.Matter,
            Moves = held.Code,
            MovesFrom = held.Slot.Id,
            Day = CityTime.Today(held.StartsAt),
            Hours = SaidHours.At(TimeOnly.FromDateTime(CityTime.Local(held.StartsAt).DateTime)),
            Told = AppointmentTexts.YouHave(held),
        };
        var coming = await ComingAsync(turn, draft);
        if (SlotRecognizer.Read(said, Lawyers(coming), CityTime.Today(turn.Now)) is { } wish)
            await TakeAsync(turn, draft, wish, coming);
        return draft;
    }

    /// <summary>
    /// The times a resident can have: those that are kept for elders only in large letters, and what the resident has or holds counts as free.
    /// </summary>
    public async Task<IReadOnlyList<ComingSlot>> ComingAsync(Turn turn, AppointmentDraft? draft = null)
    {
        Guid[] own = [turn.ResidentId, .. await MovedAsync(turn, draft) is { } moved ? new[] { moved.Id } : []];
        var coming = await slots.RunAsync(turn.Db, turn.Now, own, turn.Cancellation);
        return turn.Conversation.LargeText ? coming : [.. coming.Where(slot => !slot.Slot.IsKept)];
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

    public override async Task<bool> AnswerAsync(Turn turn, string text)
    {
        if (BookingQuestions.Read(text) is not { } asked || OnTop(turn) is not { } draft)
            return false;
        var coming = await ComingAsync(turn, draft);
        switch (asked)
        {
            case BookingQuestion.Earliest when draft.Day is not null || draft.SlotId is not null:
                return false;
            case BookingQuestion.OtherTimes:
                draft.PassedOver = draft.SlotId is not null ? 0 : draft.PassedOver + ShownAtOnce;
                (draft.SlotId, draft.SlotLabel, draft.Told) = (null, null, null);
                Keep(turn, turn.Dialog.Current!, draft);
                await ContinueAsync(turn);
                return true;
        }

        var chosen = coming.FirstOrDefault(slot => slot.Slot.Id == (draft.SlotId ?? draft.MovesFrom))?.Slot;
        await ContinueAsync(turn, await AnswerAsync(turn, asked, chosen is null ? [.. coming.Select(slot => slot.Slot)] : [chosen]));
        return true;
    }

    /// <summary>A question about appointments, answered of the times that are meant.</summary>
    public static async Task<string> AnswerAsync(Turn turn, BookingQuestion asked, IReadOnlyList<AppointmentSlot> meant)
    {
        if (asked == BookingQuestion.Bring)
            return AppointmentTexts.Bring;
        if (meant.Count == 0)
            return AppointmentTexts.NoneFree;
        if (asked is BookingQuestion.HowLong)
            return AppointmentTexts.HowLong(meant[0]);
        if (asked is BookingQuestion.Earliest)
            return AppointmentTexts.Earliest(meant[0]);
        Guid[] ids = [.. meant.Select(slot => slot.VenueId).Distinct()];
        var venues = await turn.Db.Venues.AsNoTracking().Where(venue => ids.Contains(venue.Id)).ToListAsync(turn.Cancellation);
        return asked == BookingQuestion.Where ? AppointmentTexts.Where(meant, venues) : AppointmentTexts.Hours(meant);
    }

    /// <summary>What the resident was busy with last, of which it is asked whether it is about that; null when there is none.</summary>
    private async Task<KnownMatter?> BeforeAsync(Turn turn, AppointmentDraft draft)
    {
        var latest = default(KnownMatter);
        foreach (var one in draft.IsAnother || draft.ForWhom is not null ? [] : known)
            if (await one.FindAsync(turn) is { } matter && !(matter.At < latest?.At))
                latest = matter;
        return latest;
    }

    /// <summary>
    /// 是的, to whether it is about what was asked before; and 那就李律师, at a summary that names another: words that wish another time change it.
    /// </summary>
    public override async Task<bool> ReadAnswerAsync(Turn turn, SlotInput heard, DialogAct act)
    {
        if (heard.Picked is null && turn.Dialog.Current is { Asking: "matter", PendingClarification: null } current && OnTop(turn) is { } asks
            && await BeforeAsync(turn, asks) is not null)
        {
            if (act == DialogAct.Confirm || BookingQuestions.NamesSame(heard.Text))
            {
                (heard, act) = (new SlotInput(heard.Text, Same), DialogAct.Fill);
            }
            else if (act == DialogAct.Keep || BookingQuestions.NamesAnother(heard.Text))
            {
                asks.IsAnother = true;
                Keep(turn, current, asks);
                await ContinueAsync(turn);
                return true;
            }
        }

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

    protected override async Task<string?> SummariseAsync(Turn turn, AppointmentDraft draft)
    {
        var answer = default(KnownAnswer);
        if (draft is { Moves: null, Matter.Length: > 0 })
            foreach (var one in answers)
                answer ??= await one.FindAsync(turn, draft.Matter);
        draft.Answer = answer?.Command;
        return AppointmentTexts.Summary(draft, (await MovedAsync(turn, draft))?.Slot) + (answer is null ? "" : AppointmentTexts.IsAnswered(answer.Question));
    }

    protected override IReadOnlyList<Choice> Besides(AppointmentDraft draft) =>
        draft.Answer is { } command ? [new Choice(AppointmentTexts.ReadAnswer, command)] : [];

    protected override async Task CompleteAsync(Turn turn, AppointmentDraft draft)
    {
        var outcome = await MovedAsync(turn, draft) is { } moved
            ? await book.MoveAsync(turn.Db, moved, draft.SlotId!, turn.Now, turn.Cancellation)
            : await book.BookAsync(turn.Db, draft.SlotId!, Request(turn, draft), turn.Now, turn.Cancellation);
        if (Tell(turn, outcome, await VenueAsync(turn, outcome), city.Appointments.AtMost))
            return;
        draft.SlotId = draft.SlotLabel = draft.Told = null;
        await OpenAsync(turn, draft);
    }

    /// <summary>Says how it ended.</summary>
    /// <returns>False when another time is to be chosen.</returns>
    public static bool Tell(Turn turn, BookingOutcome outcome, Venue? venue, int atMost)
    {
        switch (outcome)
        {
            case BookingOutcome.Confirmed(var booking, var given):
                turn.Say(
                    given is null ? AppointmentTexts.Booked(booking, venue) : AppointmentTexts.Moved(booking, given, venue),
                    AppointmentTexts.CancelChoice,
                    AppointmentTexts.MineChoice);
                return true;
            case BookingOutcome.Enough(var booking):
                turn.Say(AppointmentTexts.Enough(booking, atMost), AppointmentTexts.MoveChoice, AppointmentTexts.CancelChoice);
                return true;
            case BookingOutcome.Overlaps(var booking):
                turn.Say(AppointmentTexts.Overlaps(booking));
                return false;
            case BookingOutcome.SlotTaken:
                turn.Say(AppointmentTexts.Taken);
                return false;
            default:
                turn.Say(AppointmentTexts.NotOpen);
                return false;
        }
    }

    public static async Task<Venue?> VenueAsync(Turn turn, BookingOutcome outcome) => outcome is BookingOutcome.Confirmed(var booking, _)
        ? await turn.Db.Venues.AsNoTracking().FirstOrDefaultAsync(venue => venue.Id == booking.VenueId, turn.Cancellation) : null;

    private static BookingRequest Request(Turn turn, AppointmentDraft draft) =>
        new(turn.ResidentId, turn.Conversation.Id, turn.Conversation.Channel, draft.Matter)
        {
            Name = draft.PersonName ?? draft.ForWhom,
            Phone = draft.PersonPhone,
            People = draft.People,
        };

    /// <summary>The booking that gets another time; null when it is a new one, or that one is gone.</summary>
    private static async Task<Booking?> MovedAsync(Turn turn, AppointmentDraft? draft) => draft?.Moves is not { } code ? null
        : (await BookSlot.StandingAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Find(booking => booking.Code == code);

    private static SlotResult ReadPerson(AppointmentDraft draft, SlotInput heard)
    {
        var (phone, name) = (TellingRecognizer.Phone(heard.Text), PersonRecognizer.Name(heard.Text));
        if (phone is null && name is null)
            return new SlotResult.Unclear();
        (draft.PersonName, draft.PersonPhone) = (name ?? draft.PersonName, phone ?? draft.PersonPhone);
        return new SlotResult.Filled();
    }

    /// <summary>Those nearest to the day and hour that are spoken of, those of that day first; each label names its day.</summary>
    private async Task<Prompt> AskSlotAsync(Turn turn, AppointmentDraft draft)
    {
        var (coming, field) = (await ComingAsync(turn, draft), FieldRecognizer.Read(draft.Matter));
        var near = coming.Where(slot => !slot.Taken).OrderBy(Days).ThenBy(slot => draft.Hours?.Apart(slot.Time) ?? 0)
            .ThenBy(slot => slot.Slot.StartsAt).ThenByDescending(slot => slot.Slot.Knows(field)).ToList();
        var begin = draft.PassedOver < near.Count ? draft.PassedOver : 0;
        var prompt = AppointmentTexts.Free(
            [.. near.Skip(begin).Take(ShownAtOnce).OrderBy(Days).ThenBy(slot => slot.Slot.StartsAt).ThenByDescending(slot => slot.Slot.Knows(field)).Select(slot => slot.Slot)],
            draft.Told ?? (draft.PassedOver == 0 || near.Count == 0 ? null : begin == 0 ? AppointmentTexts.AllShown : AppointmentTexts.FurtherTimes));
        return draft.Day is { } wished && coming.Any(slot => slot.Day == wished) && coming.All(slot => slot.Day != wished || slot.Taken)
            && coming.Any(slot => !slot.Taken)
            ? new Prompt(prompt.Text, [.. prompt.Choices, AppointmentTexts.WaitChoice(wished)]) : prompt;

        int Days(ComingSlot slot) => draft.Day is { } day ? Math.Abs(slot.Day.DayNumber - day.DayNumber) : 0;
    }

    private async Task<SlotResult> ReadSlotAsync(Turn turn, AppointmentDraft draft, SlotInput heard)
    {
        var coming = await ComingAsync(turn, draft);
        if (heard.Picked is { } id)
        {
            if (coming.FirstOrDefault(slot => slot.Slot.Id == id && !slot.Taken) is not { } picked || !await HoldAsync(turn, draft, id))
                return new SlotResult.Refused(AppointmentTexts.Taken);
            Choose(turn, draft, picked.Slot);
            return new SlotResult.Filled();
        }

        draft.ForWhom ??= PersonRecognizer.ForWhom(heard.Text);
        draft.People = PersonRecognizer.People(heard.Text) ?? draft.People;
        heard = heard with { Text = PersonRecognizer.Without(heard.Text) };
        if (SlotRecognizer.ReadFirst(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is not { } wish)
            return SlotRecognizer.OnlyBooks(heard.Text) ? new SlotResult.Ambiguous(await AskSlotAsync(turn, draft)) : new SlotResult.Unclear();
        draft.Matter ??= SlotRecognizer.Matter(heard.Text);
        return await TakeAsync(turn, draft, wish, coming) is SlotAnswer.Fits && draft.SlotId is not null ? new SlotResult.Filled()
            : new SlotResult.Ambiguous(await AskSlotAsync(turn, draft));
    }

    /// <summary>A change of the time; where a time was chosen already, only words that say nothing else.</summary>
    private async Task<bool> NoticeSlotAsync(Turn turn, AppointmentDraft draft, string text)
    {
        var coming = await ComingAsync(turn, draft);
        var (lawyers, today) = (Lawyers(coming), CityTime.Today(turn.Now));
        return (draft.SlotId is null ? SlotRecognizer.ReadFirst(text, lawyers, today) : SlotRecognizer.Read(text, lawyers, today)) is { } wish
            && (draft.SlotId is null || wish.IsAll) && await TakeAsync(turn, draft, wish, coming) is not null;
    }

    /// <summary>What it is about; another time that is said instead changes the time.</summary>
    private async Task<SlotResult> ReadMatterAsync(Turn turn, AppointmentDraft draft, SlotInput heard)
    {
        if (heard.Picked == Same)
        {
            draft.Matter = await BeforeAsync(turn, draft) is { } before ? Short(before.Words) : null;
            return draft.Matter is null ? new SlotResult.Unclear() : new SlotResult.Filled();
        }

        var coming = await ComingAsync(turn, draft);
        if (SlotRecognizer.Read(heard.Text, Lawyers(coming), CityTime.Today(turn.Now)) is { IsAll: true } wish
            && await TakeAsync(turn, draft, wish, coming) is { } answer)
        {
            // The question of the draft's first empty slot follows, and needs no second explanation.
            draft.Told = null;
            return new SlotResult.Refused(draft.SlotId is null && answer is SlotAnswer.Fits ? AppointmentTexts.Taken : AppointmentTexts.Answer(answer));
        }

        if (!heard.Surely || heard.Text.Length == 0 || Repair.IsOrdinal(heard.Text))
            return new SlotResult.Unclear();
        draft.Matter = Short(heard.Text);
        return new SlotResult.Filled();
    }

    private static string Short(string matter) => matter.Length > 500 ? matter[..500] : matter;

    /// <summary>
    /// Puts into the draft what there is of a wish: the slot, or why there is none and near which day and hour others are looked for. To a question
    /// of which the answer is no, what was chosen stays.
    /// </summary>
    private async Task<SlotAnswer?> TakeAsync(Turn turn, AppointmentDraft draft, SlotWish wish, IReadOnlyList<ComingSlot> coming)
    {
        draft.PassedOver = 0;
        var answer = Take(turn, draft, wish, coming);
        if (answer is SlotAnswer.Fits(var slot) && !await HoldAsync(turn, draft, slot.Id))
            (draft.SlotId, draft.SlotLabel, draft.Told) = (null, null, AppointmentTexts.Taken);
        return answer;
    }

    /// <summary>Keeps the time that was chosen while the rest is asked.</summary>
    private async Task<bool> HoldAsync(Turn turn, AppointmentDraft draft, string slotId) =>
        await book.HoldAsync(turn.Db, turn.ResidentId, slotId, (await MovedAsync(turn, draft))?.Id, turn.Now, turn.Cancellation);

    private static SlotAnswer? Take(Turn turn, AppointmentDraft draft, SlotWish wish, IReadOnlyList<ComingSlot> coming)
    {
        var spoken = Spoken(draft, coming);
        var answer = FindSlot.Answer(wish, coming, spoken, turn.Now);
        if (answer is SlotAnswer.Fits(var own) && own.Id == draft.MovesFrom)
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
        var chosen = coming.FirstOrDefault(slot => slot.Slot.Id == (draft.SlotId ?? draft.MovesFrom));
        return new SpokenOf(
            draft.Day ?? chosen?.Day,
            draft.Hours ?? (chosen is null ? null : SaidHours.At(chosen.Time)),
            chosen?.Slot.Lawyer,
            chosen is not null,
            FieldRecognizer.Read(draft.Matter));
    }

    private static void Choose(Turn turn, AppointmentDraft draft, AppointmentSlot slot)
    {
        (draft.SlotId, draft.SlotLabel, draft.Told) = (slot.Id, AppointmentTexts.Describe(slot), null);
        (draft.Day, draft.Hours) = (CityTime.Today(slot.StartsAt), SaidHours.At(TimeOnly.FromDateTime(CityTime.Local(slot.StartsAt).DateTime)));
        turn.Decision.NoteValue("slot", draft.SlotLabel, turn.Message.Text);
    }

    private static HashSet<string> Lawyers(IReadOnlyList<ComingSlot> coming) => [.. coming.Select(slot => slot.Slot.Lawyer)];
}
