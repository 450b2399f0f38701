namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A booking that a change takes the time away from.</summary>
/// <param name="Code">Its code.</param>
/// <param name="At">The time it has.</param>
/// <param name="Proposed">A free time it could have instead, each proposed once; null: there is none.</param>
public sealed record TouchedBooking(string Code, AppointmentSlot At, AppointmentSlot? Proposed);
