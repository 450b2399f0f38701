using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>周四有约 in the conversation: book, look up, cancel.</summary>
public sealed class AppointmentCapability(BookAppointment form) : Capability
{
    /// <summary>The question whether a booking is to be cancelled; its subject is the booking's code.</summary>
    private const string AskedCancel = "cancel-booking";

    /// <summary>The question which booking or seat is to be cancelled.</summary>
    private const string AskedWhich = "cancel-mine";

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["appointment.book"] = BookAsync,
        ["appointment.cancel"] = CancelAsync,
        ["appointment.give-up"] = (turn, code) => AskCancelAsync(turn, code, null),
        ["appointment.keep"] = KeepAsync,
        ["appointment.move"] = (turn, _) => MoveAsync(turn, MoveRecognizer.Target(turn.Message.Text, CityTime.Today(turn.Now)) ?? ""),
        ["bookings.give-up"] = GiveUpAsync,
        ["bookings.list"] = ListAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AskedCancel,
            Confirm = CancelAsync,
            Keep = KeepAsync,
            Repeat = AskCancelOrMoveAsync,
        },
        new()
        {
            Name = AskedWhich,
            Like = "lecture",
            Keep = (turn, _) => Say(turn, AppointmentTexts.AllKept),
            Fill = async (turn, _, text) => await GiveUpAnsweredAsync(turn, text),
            Repeat = AskWhichAsync,
        },
    ];

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["预约周四律师"] = "appointment.book",
        ["预约周四"] = "appointment.book",
        ["预约律师"] = "appointment.book",
        ["周四有约"] = "appointment.book",
        ["取消预约"] = "appointment.cancel",
        ["我的预约"] = "bookings.list",
    };

    public override IReadOnlyList<IntentRoute> Intents =>
    [
        new(Intent.Appointment, "appointment.book") { Interrupts = true },
        new(Intent.MyBookings, "bookings.list") { Interrupts = true },
    ];

    /// <summary>约12/10下午三点, 24号去不了了, 把24号的换成17号的: short, and nothing else is said.</summary>
    public override string? CommandIn(string text, DateTimeOffset now)
    {
        var today = CityTime.Today(now);
        return GiveUpRecognizer.Read(text, today) is not null ? "bookings.give-up"
            : MoveRecognizer.Target(text, today) is not null ? "appointment.move"
            : SlotRecognizer.BooksFor(text, today) ? "appointment.book" : null;
    }

    /// <summary>改成下周四, said after it was booked.</summary>
    public override async Task<bool> CorrectAsync(Turn turn, string text)
    {
        if (SlotRecognizer.Read(text, [], CityTime.Today(turn.Now)) is not { IsAll: true, Time: { HasDay: true } or { HasHours: true } }
            || await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is null)
            return false;
        await MoveAsync(turn, text);
        return true;
    }

    private async Task BookAsync(Turn turn, string argument)
    {
        if (await TakenByFormAsync(turn))
            return;
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (booking, slot))
        {
            turn.Say(AppointmentTexts.AlreadyBooked(booking, slot), AppointmentTexts.MoveChoice, AppointmentTexts.CancelChoice);
            return;
        }

        var coming = await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation);
        if (coming.All(slot => slot.Taken))
        {
            turn.Say(AppointmentTexts.NoneFree, DialogTexts.HumanChoice);
            return;
        }

        await form.OpenAsync(turn, BookAppointment.Begin(turn, coming));
    }

    /// <summary>A time that is said while an appointment is being made is about that one.</summary>
    private async Task<bool> TakenByFormAsync(Turn turn)
    {
        if (turn.Dialog.Current is not { PendingClarification: null } open || open.Form != form.Name
            || SlotRecognizer.Read(turn.Message.Text, [], CityTime.Today(turn.Now)) is null)
            return false;
        return await form.ReadAnswerAsync(turn, new SlotInput(turn.Message.Text, null), DialogAct.Correct);
    }

    /// <summary>Opens the form with another time for what is booked; the old one is given back when the new one is had.</summary>
    private async Task MoveAsync(Turn turn, string said)
    {
        if (turn.Dialog.Current is { PendingClarification: null } open && open.Form == form.Name)
        {
            await form.ReadAnswerAsync(turn, new SlotInput(turn.Message.Text, null), DialogAct.Correct);
        }
        else if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (booking, slot))
        {
            turn.Dialog.Settle(AskedCancel, booking.Code);
            var coming = await BookSlot.ComingAsync(turn.Db, turn.Now, turn.Cancellation);
            await form.OpenAsync(turn, BookAppointment.Move(turn, booking, slot, said, coming));
        }
        else if ((await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Count > 0)
        {
            turn.Say(AppointmentTexts.SeatsMoveByHand, LectureTexts.ListChoice);
        }
        else
        {
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
        }
    }

    /// <summary>Asks first; the answer carries the booking's code.</summary>
    private static async Task CancelAsync(Turn turn, string code)
    {
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is not var (booking, slot) || code != booking.Code)
        {
            // 取消预约 may be said of a seat as well.
            await GiveUpAsync(turn, await MineAsync(turn), null);
            return;
        }

        turn.Dialog.Settle(AskedCancel, code);
        booking.Cancel(turn.Now);
        turn.Say(AppointmentTexts.Cancelled(slot), AppointmentTexts.BookChoice);
    }

    private static async Task AskCancelAsync(Turn turn, string code, string? lead)
    {
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is not var (booking, slot))
        {
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
            return;
        }

        turn.Dialog.Ask(AskedCancel, booking.Code, turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(
            DialogTexts.After(lead, AppointmentTexts.AskCancel(booking, slot)),
            new Choice("确定取消", $"appointment.cancel:{booking.Code}"),
            new Choice("不取消", "appointment.keep"));
    }

    /// <summary>换到下周吧, instead of whether to cancel.</summary>
    private async Task AskCancelOrMoveAsync(Turn turn, string code, string? lead)
    {
        if (MoveRecognizer.Target(turn.Message.Text, CityTime.Today(turn.Now)) is { } said)
            await MoveAsync(turn, said);
        else
            await AskCancelAsync(turn, code, lead);
    }

    /// <summary>24号去不了了: asks of the one that is named, or which one.</summary>
    private static async Task GiveUpAsync(Turn turn, string argument)
    {
        if (!await GiveUpNamedAsync(turn, GiveUpRecognizer.Read(turn.Message.Text, CityTime.Today(turn.Now))))
            await GiveUpAsync(turn, await MineAsync(turn), null);
    }

    /// <returns>False when the words name none.</returns>
    private static async Task<bool> GiveUpNamedAsync(Turn turn, GivenUp? named)
    {
        if (named is null)
            return false;
        var mine = await MineAsync(turn);
        var meant = mine.Where((one, at) => named.Fits(one.StartsAt) && (one.IsLecture ? !named.Lawyer : !named.Lecture)
            && (named.Ordinal is not { } place
                || (turn.Dialog.Offered.Contains(AppointmentTexts.CancelChoice) && at == (place < 0 ? mine.Count - 1 : place - 1)))).ToList();
        if (meant.Count > 1 && SessionRecognizer.Match(named.Text, [.. meant.Select(one => one.Session).OfType<LectureSession>()], turn.Now) is [var session])
            meant = meant.FindAll(one => one.Session?.Id == session.Id);
        if (meant.Count == 0 && mine.Count > 0)
            AskWhich(turn, mine, AppointmentTexts.NoneSuch);
        else
            await GiveUpAsync(turn, named.All ? [.. meant.Take(1)] : meant, null);
        return true;
    }

    /// <summary>Asks of the only one, or which one.</summary>
    private static async Task GiveUpAsync(Turn turn, IReadOnlyList<Mine> meant, string? lead)
    {
        switch (meant)
        {
            case []:
                turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
                break;
            case [{ Session: { } session }]:
                await LectureCapability.AskCancelAsync(turn, $"{session.Id:N}", lead);
                break;
            case [var only]:
                await AskCancelAsync(turn, only.Key, lead);
                break;
            default:
                AskWhich(turn, meant, lead);
                break;
        }
    }

    private static async Task AskWhichAsync(Turn turn, string subject, string? lead)
    {
        if (!await GiveUpAnsweredAsync(turn, turn.Message.Text))
            AskWhich(turn, await MineAsync(turn), lead);
    }

    /// <summary>律师那个, 19号的, 家风那场.</summary>
    private static async Task<bool> GiveUpAnsweredAsync(Turn turn, string text)
    {
        if (await GiveUpNamedAsync(turn, GiveUpRecognizer.ReadAnswer(text, CityTime.Today(turn.Now))))
            return true;
        if (SessionRecognizer.Match(text, [.. (await MineAsync(turn)).Select(one => one.Session).OfType<LectureSession>()], turn.Now) is not [var session])
            return false;
        await LectureCapability.AskCancelAsync(turn, $"{session.Id:N}", null);
        return true;
    }

    private static void AskWhich(Turn turn, IReadOnlyList<Mine> mine, string? lead)
    {
        turn.Dialog.Ask(AskedWhich, "", turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(
            DialogTexts.After(lead, AppointmentTexts.WhichToCancel(mine.Select(one => one.Line))),
            [.. mine.Select(one => new Choice(LabelAmong(mine, one), one.IsLecture ? $"lecture.cancel:{one.Key}" : $"appointment.give-up:{one.Key}"))]);
    }

    /// <summary>The only one of its kind is named by its kind: 律师.</summary>
    private static string LabelAmong(IReadOnlyList<Mine> mine, Mine one) =>
        mine.Count(other => other.IsLecture == one.IsLecture) > 1 ? one.Label : one.IsLecture ? AppointmentTexts.LectureLabel : AppointmentTexts.LawyerLabel;

    /// <summary>What the resident has booked, in the order in which 我的预约 lists it.</summary>
    private static async Task<IReadOnlyList<Mine>> MineAsync(Turn turn)
    {
        var mine = new List<Mine>();
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (booking, slot))
            mine.Add(new Mine(booking.Code, slot.StartsAt, AppointmentTexts.CancelLabel(slot), AppointmentTexts.Line(slot), null));
        foreach (var session in await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation))
            mine.Add(new Mine($"{session.Id:N}", session.StartsAt, LectureTexts.CancelLabel(session), LectureTexts.ShortLine(session), session));
        return mine;
    }

    private static async Task KeepAsync(Turn turn, string code)
    {
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (_, slot))
            turn.Say(AppointmentTexts.Kept(slot), AppointmentTexts.MineChoice);
        else
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
    }

    private static async Task ListAsync(Turn turn, string argument)
    {
        var lines = new List<string>();
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (booking, slot))
            lines.Add(AppointmentTexts.Mine(booking, slot));
        lines.AddRange((await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Select(LectureTexts.Mine));
        if (lines.Count == 0)
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice, LectureTexts.ListChoice);
        else
            turn.Say("您的预约和报名：\n" + string.Join('\n', lines), AppointmentTexts.CancelChoice, LectureTexts.ListChoice);
    }

    /// <summary>A booking or a seat of the resident.</summary>
    /// <param name="Key">The booking's code, or the session.</param>
    /// <param name="StartsAt">When it is.</param>
    /// <param name="Label">What the choice that cancels it says.</param>
    /// <param name="Line">What and when, in a line.</param>
    /// <param name="Session">The lecture; null when it is an appointment.</param>
    private sealed record Mine(string Key, DateTimeOffset StartsAt, string Label, string Line, LectureSession? Session)
    {
        public bool IsLecture => Session is not null;
    }
}
