namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A coming slot as staff see it.</summary>
/// <param name="BookingCode">What the resident shows at the door; null when nobody booked.</param>
/// <param name="GivenUp">Code of the booking of a resident who has left the channel since, which made it free.</param>
public sealed record SlotView(AppointmentSlot Slot, string? BookingCode, string? GivenUp);
