using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>What staff do at the duty desk.</summary>
public static class SafetyActions
{
    public const string DutyName = "duty";

    /// <summary>See alerts of danger, take them over and finish them.</summary>
    public static StaffAction Duty { get; } = new(
        DutyName,
        new Grant(StaffRole.GridWorker, Reach.Unit),
        new Grant(StaffRole.CommunityStaff, Reach.Unit),
        new Grant(StaffRole.StreetDispatcher, Reach.UnitAndUnassigned),
        new Grant(StaffRole.Administrator, Reach.City));
}
