using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What staff do with the hours of 周四有约.</summary>
public static class AppointmentActions
{
    public const string SeeName = "appointments";

    /// <summary>See which half hours are booked.</summary>
    public static StaffAction See { get; } = new(
        SeeName,
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Lawyer, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));

    public const string WithdrawName = "appointments.withdraw";

    /// <summary>Take a free half hour back, and write down who is away.</summary>
    public static StaffAction Withdraw { get; } = new(
        WithdrawName,
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.City));

    public const string ArrangeName = "appointments.arrange";

    /// <summary>Venues, weekly times, leave and substitutes.</summary>
    public static StaffAction Arrange { get; } = new(
        ArrangeName,
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));

    public const string ReceiveName = "appointments.receive";

    /// <summary>Who comes today: check in, write down who walks in, note what came of it. It shows names and matters.</summary>
    public static StaffAction Receive { get; } = new(
        ReceiveName,
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.City));
}
