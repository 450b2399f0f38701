using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace ResidentAssistant.Assistant.Data;

/// <summary>Reads a section of settings into an options class.</summary>
public static partial class Settings
{
    /// <exception cref="SettingException">A value is not of the kind that is wanted, e.g. a word where a number belongs.</exception>
    public static T Read<T>(this IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException failure)
        {
            var setting = Named().Match(failure.Message) is { Success: true } found ? found.Groups["setting"].Value : section;
            var kind = Named().Match(failure.Message).Groups["kind"].Value;
            throw new SettingException($"{setting} 的值读不懂，应是{KindOf(kind)}，例如 {setting.Replace(":", "__", StringComparison.Ordinal)}={ExampleOf(kind)}。");
        }
    }

    private static string KindOf(string kind) => kind switch
    {
        "System.TimeSpan" => "一段时间（时:分:秒）",
        "System.Int32" or "System.Int64" => "整数",
        "System.Decimal" or "System.Double" => "数字",
        "System.Boolean" => " true 或 false",
        "System.DateOnly" => "日期（年-月-日）",
        _ => "别的写法",
    };

    private static string ExampleOf(string kind) => kind switch
    {
        "System.TimeSpan" => "02:00:00",
        "System.Int32" or "System.Int64" => "60",
        "System.Decimal" or "System.Double" => "7000",
        "System.Boolean" => "true",
        "System.DateOnly" => "2026-10-01",
        _ => "...",
    };

    /// <summary>As the binder of the framework says it: Failed to convert configuration value 'x' at 'City:RemindAfter' to type 'System.TimeSpan'.</summary>
    [GeneratedRegex(@"at '(?<setting>[^']+)' to type '(?<kind>[^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
