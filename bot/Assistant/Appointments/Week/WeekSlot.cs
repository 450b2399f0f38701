namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A time of a week, as the week view shows it.</summary>
/// <param name="Slot">The time; of a booking that no pattern carries any more, the booking's own.</param>
/// <param name="Bookings">Those that were not given back.</param>
/// <param name="IsOpen">It has a free place and can still be booked: a booking may be moved there.</param>
public sealed record WeekSlot(AppointmentSlot Slot, IReadOnlyList<Booking> Bookings, bool IsOpen)
{
    public DateOnly Day => CityTime.Today(Slot.StartsAt);
}
