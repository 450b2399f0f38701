using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What staff do with residents who want a person.</summary>
public static class HandoffActions
{
    public const string ReceiveName = "reception";

    /// <summary>See who waits and what they wrote last, take conversations over, read and answer those that are held.</summary>
    public static StaffAction Receive { get; } = new(
        ReceiveName,
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.Own));
}
