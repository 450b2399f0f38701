using MudBlazor;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Who may enter which page. The pages and the navigation read the same lines.</summary>
public static class ConsolePages
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

    private static readonly ConsolePage[] All =
    [
        new("/console/cases", "诉求", Icons.Material.Outlined.Assignment, Cases),
        new("/console/safety", "值班", Icons.Material.Outlined.NotificationsActive, Duty),
        new("/console/reception", "接待", Icons.Material.Outlined.Forum, Reception),
        new("/console/appointments", "预约和讲堂", Icons.Material.Outlined.CalendarMonth, Appointments),
        new("/console/knowledge", "知识库", Icons.Material.Outlined.MenuBook, Knowledge),
        new("/console/scenes", "场景码", Icons.Material.Outlined.QrCode2, Scenes),
        new("/console/outbox", "未送达", Icons.Material.Outlined.MarkEmailUnread, Outbox),
        new("/console/audit", "操作日志", Icons.Material.Outlined.History, Audit),
    ];

    public static IEnumerable<ConsolePage> For(StaffRole role) => All.Where(page => page.IsOpenTo(role));

    /// <summary>Where work begins: cases for those who handle them, reception for lawyers, knowledge for curators.</summary>
    public static string HomeOf(StaffRole role) => For(role).First().Path;
}
