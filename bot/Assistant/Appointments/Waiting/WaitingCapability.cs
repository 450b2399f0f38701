using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The waiting list of 周四有约 in the conversation: wait, take or leave what became free.</summary>
public sealed class WaitingCapability(BookAppointment form, BookSlot book, CityOptions city) : Capability
{
    /// <summary>The question whether a time that became free is wanted; its subject is the place in the waiting list.</summary>
    internal const string AskedOffer = "booking-offer";

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["appointment.wait"] = WaitAsync,
        ["appointment.unwait"] = UnwaitAsync,
        ["appointment.accept"] = AcceptAsync,
        ["appointment.decline"] = DeclineAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AskedOffer,
            Like = "lecture",
            Confirm = AcceptAsync,
            Keep = DeclineAsync,
            Cancel = DeclineAsync,
            Waits = true,
            WasAskedLast = turn => turn.Dialog.Offered.Any(choice => choice.Command.StartsWith("appointment.accept:", StringComparison.Ordinal)),
        },
    ];

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["候补"] = "appointment.wait",
        ["排队等空位"] = "appointment.wait",
        ["不排了"] = "appointment.unwait",
        ["不排队了"] = "appointment.unwait",
    };

    /// <summary>Takes a place in the waiting list of a day, or of all days.</summary>
    private async Task WaitAsync(Turn turn, string argument)
    {
        DateOnly? day = DateOnly.TryParseExact(argument, "yyyy-MM-dd", out var read) && read >= CityTime.Today(turn.Now) ? read : null;
        if ((await form.ComingAsync(turn)).Any(slot => !slot.Taken && (day is null || slot.Day == day)))
        {
            turn.Say(AppointmentTexts.NoNeedToWait, AppointmentTexts.BookChoice);
            return;
        }

        var before = await WaitInLine.JoinAsync(turn.Db, turn.ResidentId, turn.Conversation.Id, day, turn.Now, turn.Cancellation);
        turn.Say(AppointmentTexts.Waits(day, before), AppointmentTexts.LeaveLineChoice, AppointmentTexts.MineChoice);
    }

    private static async Task UnwaitAsync(Turn turn, string argument) => turn.Say(
        await WaitInLine.LeaveAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation) ? AppointmentTexts.LeftLine : AppointmentTexts.NotInLine,
        AppointmentTexts.BookChoice);

    /// <summary>要, said to a time that became free.</summary>
    private async Task AcceptAsync(Turn turn, string argument)
    {
        turn.Dialog.Settle(AskedOffer, argument);
        var places = await WaitInLine.OfAsync(turn.Db, turn.ResidentId, turn.Cancellation);
        if (places.Find(one => $"{one.Id:N}" == argument) is not { State: WaitingState.Offered, OfferedSlot: { } slot } place
            || place.OfferedUntil <= turn.Now)
        {
            turn.Say(AppointmentTexts.OfferGone, AppointmentTexts.WaitChoice(null));
            return;
        }

        var request = new BookingRequest(turn.ResidentId, turn.Conversation.Id, turn.Conversation.Channel, null) { OfferId = place.Id };
        var outcome = await book.BookAsync(turn.Db, slot, request, turn.Now, turn.Cancellation);
        BookAppointment.Tell(turn, outcome, await BookAppointment.VenueAsync(turn, outcome), city.Appointments.AtMost);
        await WaitInLine.EndAsync(
            turn.Db, place, outcome is BookingOutcome.Confirmed ? WaitingState.Taken : WaitingState.Left, turn.Now, turn.Cancellation);
    }

    private static async Task DeclineAsync(Turn turn, string argument)
    {
        turn.Dialog.Settle(AskedOffer, argument);
        if ((await WaitInLine.OfAsync(turn.Db, turn.ResidentId, turn.Cancellation)).Find(one => $"{one.Id:N}" == argument) is { } place)
            await WaitInLine.EndAsync(turn.Db, place, WaitingState.Left, turn.Now, turn.Cancellation);
        turn.Say(AppointmentTexts.LeftLine, AppointmentTexts.WaitChoice(null));
    }
}
