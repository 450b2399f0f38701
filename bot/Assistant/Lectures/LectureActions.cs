using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>What staff do with lectures.</summary>
public static class LectureActions
{
    public const string SeeName = "lectures";

    /// <summary>See which lectures come and how full they are.</summary>
    public static StaffAction See { get; } = new(
        SeeName,
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Lawyer, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Series and sessions: create, change, call off.</summary>
    public static StaffAction Arrange { get; } = new(
        "lectures.arrange",
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));

    public const string ReceiveName = "lectures.receive";

    /// <summary>Who comes: sign up, check in, give back, export. It shows names and telephones.</summary>
    public static StaffAction Receive { get; } = new(
        ReceiveName,
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));
}
