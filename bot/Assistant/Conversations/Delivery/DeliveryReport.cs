namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What became of a <see cref="DeliveryBatch"/>.</summary>
/// <param name="Sent">Of each line, in the order of the push, how much the resident has now; a line with <see cref="Whole"/> is done.</param>
public sealed record DeliveryReport(DeliveryResult Result, IReadOnlyList<int> Sent)
{
    /// <summary>A line carried to its end.</summary>
    public const int Whole = int.MaxValue;

    /// <summary>Messages it took.</summary>
    public int Messages { get; init; }

    /// <summary>The channel says that its allowance is used up, whatever was counted here.</summary>
    public bool Exhausted { get; init; }

    /// <summary>The resident was told outside the conversation that something waits.</summary>
    public bool Noticed { get; init; }

    public int AcceptancesUsed { get; init; }
}
