namespace ResidentAssistant.Assistant.Appointments;

/// <param name="Outcome">What became of it.</param>
/// <param name="Booking">As it is now; null when there is none for this person.</param>
public sealed record DoorMarked(DoorOutcome Outcome, Booking? Booking);
