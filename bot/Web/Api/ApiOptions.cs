using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Api;

/// <summary>Settings <c>Api:*</c>.</summary>
public sealed class ApiOptions
{
    private const int Most = 1_000_000;

    /// <summary>Calls a minute with one key, or as one member of staff. 1 to 1,000,000.</summary>
    public int CallsPerMinute { get; init; } = 600;

    /// <summary>Calls a minute from one address with a key or token that does not hold. 1 to 1,000,000.</summary>
    public int FailuresPerMinute { get; init; } = 60;

    /// <exception cref="SettingException">A value is outside its range.</exception>
    public static ApiOptions From(IConfiguration configuration)
    {
        var options = configuration.Read<ApiOptions>("Api");
        Check(nameof(CallsPerMinute), options.CallsPerMinute, 600);
        Check(nameof(FailuresPerMinute), options.FailuresPerMinute, 60);
        return options;
    }

    private static void Check(string name, int value, int example)
    {
        if (value is < 1 or > Most)
            throw new SettingException($"Api:{name} 是 {value}，应在 1 到 {Most} 之间，例如 Api__{name}={example}。");
    }
}
