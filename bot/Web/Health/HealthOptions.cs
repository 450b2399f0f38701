using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Health;

/// <summary>Settings <c>Health:*</c>.</summary>
public sealed class HealthOptions
{
    /// <summary>MB that must be free on the disk of <c>DataDir</c>; with less the program is not ready. 1 to 1,000,000.</summary>
    public int FreeMegabytes { get; init; } = 200;

    internal bool IsEnough(long freeBytes) => freeBytes >= FreeMegabytes * 1_000_000L;

    /// <exception cref="SettingException">The value is outside its range.</exception>
    public static HealthOptions From(IConfiguration configuration)
    {
        var options = configuration.Read<HealthOptions>("Health");
        return options.FreeMegabytes is >= 1 and <= 1_000_000
            ? options
            : throw new SettingException($"Health:FreeMegabytes 是 {options.FreeMegabytes}，应在 1 到 1000000 之间，单位 MB，例如 Health__FreeMegabytes=200。");
    }
}
