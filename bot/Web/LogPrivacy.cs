namespace ResidentAssistant.Web;

/// <summary>
/// Keeps out of the logs what people write. The framework's own lines hold it: addresses with their queries at Information,
/// and below that what staff type into the console, values that could not be read, paths. Whatever level an operator sets,
/// these categories keep the least one here.
/// </summary>
internal static class LogPrivacy
{
    /// <summary>The longer category counts.</summary>
    private static readonly (string Category, LogLevel Least)[] Floors =
    [
        ("Microsoft.AspNetCore", LogLevel.Information),
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("System.Net.Http.HttpClient", LogLevel.Warning),
    ];

    public static IServiceCollection AddLogPrivacy(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(Raise);

    private static void Raise(LoggerFilterOptions filters)
    {
        for (var i = 0; i < filters.Rules.Count; i++)
        {
            var rule = filters.Rules[i];
            if (rule.CategoryName is { } category && LeastOf(category) is { } least && !(rule.LogLevel >= least))
                filters.Rules[i] = new LoggerFilterRule(rule.ProviderName, category, least, rule.Filter);
        }

        foreach (var provider in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
            foreach (var (category, least) in Floors)
            {
                var given = filters.Rules
                    .Where(rule => rule.ProviderName == provider && category.StartsWith(rule.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
                    .MaxBy(rule => rule.CategoryName?.Length ?? 0)?.LogLevel ?? filters.MinLevel;
                filters.Rules.Add(new LoggerFilterRule(provider, category, given > least ? given : least, null));
            }
    }

    private static LogLevel? LeastOf(string category) => Floors
        .Where(floor => category.StartsWith(floor.Category, StringComparison.OrdinalIgnoreCase))
        .OrderBy(floor => floor.Category.Length).Select(floor => (LogLevel?)floor.Least).LastOrDefault();
}
