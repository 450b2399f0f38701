namespace ResidentAssistant.Integrations.WeChat;

/// <summary>When a post arrived, among all arrivals and answers of this process.</summary>
/// <param name="Timestamp">From the clock.</param>
internal readonly record struct Arrival(long Timestamp, long Order);
