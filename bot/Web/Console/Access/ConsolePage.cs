using MudBlazor;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A page of the navigation.</summary>
/// <param name="Order">From the top.</param>
/// <param name="Roles">Names of <see cref="StaffRole"/>, joined by commas, as the page's own Authorize attribute has them.</param>
public sealed record ConsolePage(int Order, string Path, string Title, string Icon, string Roles)
{
    public bool IsOpenTo(StaffRole role) => Roles.Split(',').Contains(role.ToString());
}
