namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A step of what happened to a case or an alert.</summary>
/// <param name="Id">Stays the same when it is drawn again.</param>
/// <param name="What">In a few words.</param>
/// <param name="By">Who did it; null when nobody of the staff.</param>
/// <param name="At">When.</param>
/// <param name="Notes">A paragraph each.</param>
public sealed record TimelineStep(string Id, string What, string? By, DateTimeOffset At, params IReadOnlyList<string> Notes);
