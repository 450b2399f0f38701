using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>周四有约 in the conversation: book, look up, cancel.</summary>
public sealed class AppointmentCapability(BookAppointment form) : Capability
{
    /// <summary>The question whether a booking is to be cancelled; its subject is the booking's code.</summary>
    private const string AskedCancel = "cancel-booking";

    public override IReadOnlyList<Form> Forms => [form];

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["appointment.book"] = BookAsync,
        ["appointment.cancel"] = CancelAsync,
        ["appointment.keep"] = KeepAsync,
        ["bookings.list"] = ListAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AskedCancel,
            Confirm = CancelAsync,
            Keep = KeepAsync,
            Repeat = AskCancelAsync,
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

    public override IReadOnlyDictionary<Intent, string> Intents => new Dictionary<Intent, string>
    {
        [Intent.Appointment] = "appointment.book",
        [Intent.MyBookings] = "bookings.list",
    };

    private async Task BookAsync(Turn turn, string argument)
    {
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is var (booking, slot))
        {
            turn.Say(AppointmentTexts.AlreadyBooked(booking, slot), AppointmentTexts.CancelChoice);
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

    /// <summary>Asks first; the answer carries the booking's code.</summary>
    private static async Task CancelAsync(Turn turn, string code)
    {
        if (await BookSlot.NextOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) is not var (booking, slot))
        {
            turn.Say(AppointmentTexts.NothingBooked, AppointmentTexts.BookChoice);
            return;
        }

        if (code != booking.Code)
        {
            await AskCancelAsync(turn, booking.Code, null);
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
}
