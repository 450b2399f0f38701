using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What staff do with residents who want a person.</summary>
public static class HandoffActions
{
    public const string ReceiveName = "reception";
    public const string ShiftsName = "reception.shifts";
    public const string SuperviseName = "reception.supervise";
    public const string MonthName = "reception.month";

    /// <summary>See who waits and what they wrote last, take conversations over, read and answer those that are held.</summary>
    public static StaffAction Receive { get; } = new(
        ReceiveName,
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.Own));

    /// <summary>Arrange hours of duty; lawyers their own.</summary>
    public static StaffAction Shifts { get; } = new(
        ShiftsName,
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>See everything that waits and is held, without a word of it; hand it to somebody else; read along, which the holder sees.</summary>
    public static StaffAction Supervise { get; } = new(SuperviseName, new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Read the monthly sheet; lawyers their own line.</summary>
    public static StaffAction Month { get; } = new(
        MonthName,
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.City));
}
