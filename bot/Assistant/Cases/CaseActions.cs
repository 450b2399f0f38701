using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff do with cases.</summary>
public static class CaseActions
{
    public const string HandleName = "cases";

    /// <summary>See, answer, close and categorise cases.</summary>
    public static StaffAction Handle { get; } = new(
        HandleName,
        new Grant(StaffRole.GridWorker, Reach.Unit),
        new Grant(StaffRole.CommunityStaff, Reach.Unit),
        new Grant(StaffRole.DepartmentHandler, Reach.Unit),
        new Grant(StaffRole.StreetDispatcher, Reach.UnitAndUnassigned),
        new Grant(StaffRole.Administrator, Reach.City));
}
