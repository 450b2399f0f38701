using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>What a resident has going on with the city.</summary>
/// <param name="Channel">Of the conversation it was asked for.</param>
/// <param name="Cases">Newest first.</param>
/// <param name="Told">What staff told the resident of these cases, by the case's id; a case without is missing.</param>
/// <param name="Appointment">The resident's next one.</param>
/// <param name="Lectures">Seats the resident has, soonest first.</param>
public sealed record Mine(
    string Channel, IReadOnlyList<Case> Cases, IReadOnlyDictionary<Guid, StaffReply> Told, (Booking Booking, AppointmentSlot Slot)? Appointment,
        IReadOnlyList<LectureSession> Lectures);
