using MudBlazor;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Colours and letters of the console. Text and controls reach a contrast of 4.5 : 1.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Letters =
        ["PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0f5c63",
            Secondary = "#8a4b12",
            Success = "#1f6b3a",
            Error = "#a3261f",
            Warning = "#8a5a00",
            Info = "#1f5a94",
            Background = "#f3f5f4",
            Surface = "#ffffff",
            AppbarBackground = "#0f5c63",
            AppbarText = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#2b3a41",
            DrawerIcon = "#52636b",
            TextPrimary = "#1d2a30",
            TextSecondary = "#52636b",
            LinesDefault = "#dde3e2",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", DrawerWidthLeft = "208px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters, LetterSpacing = "normal", LineHeight = "1.6" },
            Button = new ButtonTypography { FontFamily = Letters, LetterSpacing = ".02em", TextTransform = "none", FontWeight = "600" },
        },
    };
}
