namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What a channel may push in return for an act of the resident (下行额度).</summary>
/// <param name="Messages">How many messages.</param>
/// <param name="Life">For how long from the act on.</param>
public sealed record PushAllowance(int Messages, TimeSpan Life)
{
    /// <summary>Below this an allowance stands beside the long one instead of renewing it.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromHours(1);

    internal bool IsBrief => Life < Brief;
}
