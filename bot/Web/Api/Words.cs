namespace ResidentAssistant.Web.Api;

/// <summary>Reads what stands in a body or a query.</summary>
internal static class Words
{
    /// <summary>in_progress, in any case.</summary>
    /// <returns>Null: no such name.</returns>
    public static T? Read<T>(string? text)
        where T : struct, Enum =>
        text is not null && !text.Contains(',') && Enum.TryParse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            && Enum.IsDefined(value) && !char.IsDigit(text[0]) ? value : null;

    /// <summary>Without spaces around it; null when nothing else is there.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
