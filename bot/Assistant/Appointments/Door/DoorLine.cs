namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An appointment of a day, as the door reads it.</summary>
/// <param name="Booking">The appointment.</param>
/// <param name="Name">Who comes, as far as it was said.</param>
/// <param name="Phone">As far as it was said.</param>
/// <param name="Missed">How often the same resident did not come, unexcused, in the <see cref="KeepDoor.MissesCount"/> before.</param>
public sealed record DoorLine(Booking Booking, string? Name, string? Phone, int Missed);
