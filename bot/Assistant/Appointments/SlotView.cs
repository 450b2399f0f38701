namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A coming slot as staff see it.</summary>
/// <param name="Slot">The time; of a booking that no pattern carries any more, the booking's own.</param>
/// <param name="Bookings">Who has it.</param>
/// <param name="GivenUp">Code of the booking of a resident who has left the channel since, which made it free.</param>
public sealed record SlotView(AppointmentSlot Slot, IReadOnlyList<Booking> Bookings, string? GivenUp);
