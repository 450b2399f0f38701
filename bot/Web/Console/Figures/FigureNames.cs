using System.Globalization;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Dates in addresses, and names that fit below a bar.</summary>
internal static class FigureNames
{
    /// <returns>Null: no such day, or one that no city has figures of.</returns>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 2100 ? day : null;

    /// <summary>Its first day; the address has it as 2026-11.</summary>
    public static DateOnly? Month(string? text) => Day($"{text}-01");

    /// <summary>Two letters, so that eight of them stand beside each other on a phone; the table beside the bars has the whole name.</summary>
    public static string Short(string category) => CaseTexts.CategoryNamed(category) switch
    {
        CaseCategory.Construction => "城建",
        CaseCategory.Environment => "环保",
        CaseCategory.Transport => "交通",
        CaseCategory.Education => "教育",
        CaseCategory.Labour => "社保",
        CaseCategory.Commerce => "商贸",
        CaseCategory.Health => "卫生",
        CaseCategory.Other or null => category,
    };
}
