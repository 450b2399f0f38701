using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A page of the navigation.</summary>
/// <param name="Order">From the top.</param>
/// <param name="Action">What it is for; whoever may not does not see it. The page's own Authorize attribute names the same.</param>
public sealed record ConsolePage(int Order, string Path, string Title, string Icon, StaffAction Action)
{
    public bool IsOpenTo(StaffRole role) => Action.ReachOf(role) is not null;
}
