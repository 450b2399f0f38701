namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A registration and the session it is for.</summary>
public sealed record Seat(Registration Registration, LectureSession Session);
