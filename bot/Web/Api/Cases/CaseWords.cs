using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>Names in calls: categories in Chinese or English, everything else in snake_case.</summary>
internal static class CaseWords
{
    /// <returns>Null: no such name.</returns>
    public static CaseCategory? Category(string? text) => text is null ? null : CaseTexts.CategoryNamed(text) ?? Words.Read<CaseCategory>(text);

    /// <summary>wrong_state</summary>
    public static string Code(CaseChange refused) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(refused.ToString());
}
