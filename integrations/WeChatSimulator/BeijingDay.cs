namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Quotas are counted by the day in Beijing.</summary>
internal static class BeijingDay
{
    public static DateOnly Of(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
