using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What is done on the spot, with a telephone in the hand. Cases are handled by <see cref="CaseActions"/>, there as at a desk.</summary>
public static class GridActions
{
    public const string RecordName = "grid";
    public const string MonthName = "grid.month";

    /// <summary>Report what is seen, record a service and a check.</summary>
    public static StaffAction Record { get; } = new(
        RecordName,
        new Grant(StaffRole.GridWorker, Reach.Unit),
        new Grant(StaffRole.CommunityStaff, Reach.Unit),
        new Grant(StaffRole.StreetDispatcher, Reach.Unit));

    /// <summary>Read the monthly sheet: the own line, or everybody's.</summary>
    public static StaffAction Month { get; } = new(
        MonthName,
        new Grant(StaffRole.GridWorker, Reach.Own),
        new Grant(StaffRole.CommunityStaff, Reach.Own),
        new Grant(StaffRole.StreetDispatcher, Reach.Unit),
        new Grant(StaffRole.Administrator, Reach.City));
}
