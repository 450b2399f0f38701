using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>What staff do with lectures.</summary>
public static class LectureActions
{
    /// <summary>See which lectures come and how full they are.</summary>
    public static StaffAction See { get; } = new(
        "lectures",
        new Grant(StaffRole.CommunityStaff, Reach.City),
        new Grant(StaffRole.StreetDispatcher, Reach.City),
        new Grant(StaffRole.Lawyer, Reach.City),
        new Grant(StaffRole.Administrator, Reach.City));
}
