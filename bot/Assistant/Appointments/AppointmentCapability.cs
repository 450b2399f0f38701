using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>周四有约 in the conversation: book, look up, cancel.</summary>
public sealed class AppointmentCapability(BookAppointment form, CityOptions city) : Capability
{
    /// <summary>The question whether a booking is to be cancelled; its subject is the booking's code.</summary>
    private const string AskedCancel = "cancel-booking";

    /// <summary>The question whether the resident comes, asked by a reminder; its subject is the booking's code.</summary>
    internal const string AskedComing = "booking-coming";

    /// <summary>The question which booking or seat is to be cancelled.</summary>
    private const string AskedWhich = "cancel-mine";

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["appointment.book"] = BookAsync,
        ["appointment.another"] = (turn, _) => OpenAsync(turn),
        ["appointment.coming"] = ComingAsync,
        ["appointment.cancel"] = CancelAsync,
        ["appointment.give-up"] = (turn, code) => AskCancelAsync(turn, code, null),
        ["appointment.keep"] = KeepAsync,
        ["appointment.move"] = (turn, code) => MoveAsync(turn, MoveRecognizer.Target(turn.Message.Text, CityTime.Today(turn.Now)) ?? "", code),
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
            Name = AskedComing,
            Like = "lecture",
            Confirm = ComingAsync,
            Keep = CancelAsync,
            Cancel = CancelAsync,
            Waits = true,
            Stays = true,
            WasAskedLast = turn => turn.Dialog.Offered.Any(choice => choice.Command.StartsWith("appointment.coming:", StringComparison.Ordinal)),
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
            : SlotRecognizer.BooksFor(PersonRecognizer.Without(text), today) ? "appointment.book" : null;
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
        var standing = await BookSlot.StandingAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        if (BookingQuestions.Read(turn.Message.Text) is { } asked and not BookingQuestion.OtherTimes and not BookingQuestion.Earliest)
        {
            turn.Say(
                await BookAppointment.AnswerAsync(
                    turn, asked, standing.Count > 0 && asked != BookingQuestion.Hours ? [standing[0].Slot]
                    : [.. (await form.ComingAsync(turn)).Select(slot => slot.Slot)]),
                standing.Count > 0 ? [AppointmentTexts.MineChoice, AppointmentTexts.MoveChoice] : [AppointmentTexts.BookChoice, DialogTexts.HumanChoice]);
            return;
        }

        if (standing.Count == 0 || (standing.Count < city.Appointments.AtMost && PersonRecognizer.ForWhom(turn.Message.Text) is not null))
            await OpenAsync(turn);
        else if (standing.Count < city.Appointments.AtMost)
            turn.Say(
                AppointmentTexts.AlreadyBooked(standing[0]), AppointmentTexts.MoveChoice, AppointmentTexts.CancelChoice, AppointmentTexts.AnotherChoice);
        else if (standing.Count == 1)
            turn.Say(AppointmentTexts.AlreadyBooked(standing[0]), AppointmentTexts.MoveChoice, AppointmentTexts.CancelChoice);
        else
            turn.Say(AppointmentTexts.Enough(standing[0], city.Appointments.AtMost), AppointmentTexts.MoveChoice, AppointmentTexts.CancelChoice);
    }

    private async Task OpenAsync(Turn turn)
    {
        var coming = await form.ComingAsync(turn);
        if (coming.All(slot => slot.Taken))
            turn.Say(AppointmentTexts.NoneFree, AppointmentTexts.WaitChoice(null), DialogTexts.HumanChoice);
        else
            await form.OpenAsync(turn, await form.BeginAsync(turn, coming));
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
    /// <param name="turn">The turn.</param>
    /// <param name="said">The words about the new time; empty when there are none.</param>
    /// <param name="code">Of the booking; empty when none was named.</param>
    private async Task MoveAsync(Turn turn, string said, string code = "")
    {
        if (turn.Dialog.Current is { PendingClarification: null } open && open.Form == form.Name)
        {
            await form.ReadAnswerAsync(turn, new SlotInput(turn.Message.Text, null), DialogAct.Correct);
            return;
        }

        var standing = await BookSlot.StandingAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        if ((standing.Find(one => one.Code == code) ?? (standing.Count == 1 || said.Length > 0 ? standing.FirstOrDefault() : null)) is { } booking)
        {
            turn.Dialog.Settle(AskedCancel, booking.Code);
            turn.Dialog.Settle(AskedComing, booking.Code);
            await form.OpenAsync(turn, await form.MoveAsync(turn, booking, said));
        }
        else if (standing.Count > 0)
        {
            turn.Say(
                AppointmentTexts.WhichToMove(standing),
                [.. standing.Select(one => new Choice(AppointmentTexts.MoveLabel(one), $"appointment.move:{one.Code}"))]);
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

    /// <summary>来, said to a reminder.</summary>
    private static async Task ComingAsync(Turn turn, string code)
    {
        turn.Dialog.Settle(AskedComing, code);
        if (await FindAsync(turn, code) is { } booking)
            turn.Say(AppointmentTexts.Coming(booking), AppointmentTexts.MineChoice);
        else
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
    }

    /// <summary>The appointment to come of this resident with this code.</summary>
    private static async Task<Booking?> FindAsync(Turn turn, string code) =>
        (await BookSlot.StandingAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Find(one => one.Code == code);

    /// <summary>The answer carries the booking's code.</summary>
    private static async Task CancelAsync(Turn turn, string code)
    {
        if (await FindAsync(turn, code) is not { } booking)
        {
            // 取消预约 may be said of a seat as well.
            await GiveUpAsync(turn, await MineAsync(turn), null);
            return;
        }

        turn.Dialog.Settle(AskedCancel, code);
        turn.Dialog.Settle(AskedComing, code);
        if (await BookSlot.CancelAsync(turn.Db, booking, turn.Now, turn.Cancellation))
            turn.Say(AppointmentTexts.Cancelled(booking), AppointmentTexts.BookChoice);
        else
            turn.Say(AppointmentTexts.TooLateToCancel(booking));
    }

    private static async Task AskCancelAsync(Turn turn, string code, string? lead)
    {
        if (await FindAsync(turn, code) is not { } booking)
        {
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
            return;
        }

        turn.Dialog.Ask(AskedCancel, booking.Code, turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(
            DialogTexts.After(lead, AppointmentTexts.AskCancel(booking)),
            new Choice("确定取消", $"appointment.cancel:{booking.Code}"),
            new Choice("不取消", $"appointment.keep:{booking.Code}"));
    }

    /// <summary>换到下周吧, instead of whether to cancel.</summary>
    private async Task AskCancelOrMoveAsync(Turn turn, string code, string? lead)
    {
        if (MoveRecognizer.Target(turn.Message.Text, CityTime.Today(turn.Now)) is { } said)
            await MoveAsync(turn, said, code);
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
        foreach (var booking in await BookSlot.StandingAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation))
            mine.Add(new Mine(booking.Code, booking.StartsAt, AppointmentTexts.CancelLabel(booking.Slot), AppointmentTexts.Line(booking.Slot), null));
        foreach (var session in await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation))
            mine.Add(new Mine($"{session.Id:N}", session.StartsAt, LectureTexts.CancelLabel(session), LectureTexts.ShortLine(session), session));
        return mine;
    }

    private static async Task KeepAsync(Turn turn, string code)
    {
        if ((await FindAsync(turn, code) ?? await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)) is { } booking)
            turn.Say(AppointmentTexts.Kept(booking), AppointmentTexts.MineChoice);
        else
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
    }

    private static async Task ListAsync(Turn turn, string argument)
    {
        var lines = new List<string>();
        lines.AddRange((await BookSlot.StandingAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Select(AppointmentTexts.Mine));
        lines.AddRange((await Register.SeatsOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Select(LectureTexts.Mine));
        lines.AddRange((await WaitInLine.OfAsync(turn.Db, turn.ResidentId, turn.Cancellation)).Select(AppointmentTexts.InLine));
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
