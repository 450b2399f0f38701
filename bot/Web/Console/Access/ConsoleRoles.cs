using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Who may enter which page: names of roles, joined by commas, as a page's own Authorize attribute has them.</summary>
public static class ConsoleRoles
{
    public const string Cases =
        $"{nameof(StaffRole.GridWorker)},{nameof(StaffRole.CommunityStaff)},{nameof(StaffRole.StreetDispatcher)},{nameof(StaffRole.DepartmentHandler)},{nameof(StaffRole.Administrator)}";

    public const string Duty =
        $"{nameof(StaffRole.GridWorker)},{nameof(StaffRole.CommunityStaff)},{nameof(StaffRole.StreetDispatcher)},{nameof(StaffRole.Administrator)}";

    public const string Reception = $"{nameof(StaffRole.Lawyer)},{nameof(StaffRole.Administrator)}";

    public const string Appointments =
        $"{nameof(StaffRole.CommunityStaff)},{nameof(StaffRole.StreetDispatcher)},{nameof(StaffRole.Lawyer)},{nameof(StaffRole.Administrator)}";

    public const string Knowledge = $"{nameof(StaffRole.Curator)},{nameof(StaffRole.Lawyer)},{nameof(StaffRole.Administrator)}";

    public const string Corrections = $"{nameof(StaffRole.Curator)},{nameof(StaffRole.Administrator)}";

    public const string Scenes = $"{nameof(StaffRole.StreetDispatcher)},{nameof(StaffRole.Administrator)}";

    public const string Outbox = nameof(StaffRole.Administrator);

    public const string Audit = nameof(StaffRole.Administrator);
}
