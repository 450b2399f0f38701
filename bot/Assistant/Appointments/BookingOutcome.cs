namespace ResidentAssistant.Assistant.Appointments;

/// <summary>How an attempt to book or to move ended.</summary>
public abstract record BookingOutcome
{
    private BookingOutcome()
    {
    }

    /// <param name="Booking">With its new time.</param>
    /// <param name="Given">The time it had before; null when it is new.</param>
    public sealed record Confirmed(Booking Booking, AppointmentSlot? Given) : BookingOutcome;

    /// <summary>Another resident was faster.</summary>
    public sealed record SlotTaken : BookingOutcome;

    /// <summary>The slot has begun, was withdrawn or never existed.</summary>
    public sealed record NotOpen : BookingOutcome;

    /// <summary>The resident has as many appointments to come as one may have.</summary>
    public sealed record Enough(Booking Booking) : BookingOutcome;

    /// <summary>The resident has an appointment at that time.</summary>
    public sealed record Overlaps(Booking Booking) : BookingOutcome;
}
