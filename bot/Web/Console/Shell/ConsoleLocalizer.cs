using Microsoft.Extensions.Localization;
using MudBlazor;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>What MudBlazor's own buttons are called to who cannot see them.</summary>
internal sealed class ConsoleLocalizer : MudLocalizer
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["MudSnackbar_Close"] = "关闭",
        ["MudDialog_Close"] = "关闭",
        ["MudAlert_Close"] = "关闭",
        ["MudNavGroup_ToggleExpand"] = "展开或收起",
    };

    public override LocalizedString this[string key] => new(key, Names.GetValueOrDefault(key, key), resourceNotFound: !Names.ContainsKey(key));
}
