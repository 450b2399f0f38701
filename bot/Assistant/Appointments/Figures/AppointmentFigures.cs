namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A month of 周四有约 in numbers.</summary>
/// <param name="Lines">By venue and lawyer, those who offered a time or were booked.</param>
/// <param name="Waiting">Of the waiting list.</param>
public sealed record AppointmentFigures(IReadOnlyList<AppointmentFiguresLine> Lines, WaitingFigures Waiting);
