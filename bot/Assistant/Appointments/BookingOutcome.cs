namespace ResidentAssistant.Assistant.Appointments;

/// <summary>How an attempt to book ended.</summary>
public abstract record BookingOutcome
{
    private BookingOutcome()
    {
    }

    public sealed record Confirmed(Booking Booking, AppointmentSlot Slot, AppointmentSlot? Given) : BookingOutcome;

    /// <summary>Another resident was faster.</summary>
    public sealed record SlotTaken : BookingOutcome;

    /// <summary>The slot has begun, was withdrawn or never existed.</summary>
    public sealed record NotOpen : BookingOutcome;

    /// <summary>The resident has an appointment to come already.</summary>
    public sealed record AlreadyBooked(Booking Booking, AppointmentSlot Slot) : BookingOutcome;
}
