namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a resident wants (意图).</summary>
public enum Intent
{
    Complaint,
    Legal,
    Appointment,
    Lecture,
    CaseStatus,
    MyBookings,
    Human,
    Cancel,
    Help,
    Greeting,
    Other,
}
