using ResidentAssistant.Assistant;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The month that a page is asked for by its address (month=2026-11).</summary>
internal static class AskedMonth
{
    /// <returns>The first day of it; of the present month when it is none, or lies before 2000 or in the future.</returns>
    public static DateOnly Read(string? month, DateTimeOffset now)
    {
        var latest = CityTime.MonthOf(CityTime.Today(now));
        return CityTime.ReadMonth(month) is { Year: >= 2000 } day && day <= latest ? day : latest;
    }
}
