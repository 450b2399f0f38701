using MudBlazor;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The pages of the navigation: those of the modules that are there, and the console's own.</summary>
public sealed class ConsolePages
{
    private readonly IReadOnlyList<ConsolePage> all;

    internal ConsolePages(IEnumerable<WebModule> modules) => all =
    [
        .. modules.SelectMany(module => module.Pages)
            .Append(new ConsolePage(70, "/console/outbox", "未送达", Icons.Material.Outlined.MarkEmailUnread, StaffActions.Deliveries))
            .Append(new ConsolePage(80, "/console/audit", "操作日志", Icons.Material.Outlined.History, StaffActions.Audit))
            .OrderBy(page => page.Order),
    ];

    public IEnumerable<ConsolePage> For(StaffRole role) => all.Where(page => page.IsOpenTo(role));

    /// <summary>Where work begins: cases for those who handle them, reception for lawyers, knowledge for curators.</summary>
    public string HomeOf(StaffRole role) => For(role).FirstOrDefault()?.Path ?? StaffSignIn.PasswordPath;
}
