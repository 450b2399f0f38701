namespace ResidentAssistant.Assistant.Legal;

/// <summary>How an entry did with residents.</summary>
/// <param name="Shown">How often it was given.</param>
/// <param name="Helpful">Residents whose last word was 有用.</param>
/// <param name="NotHelpful">Residents whose last word was 没用.</param>
/// <param name="Reasons">Why not, as far as they said.</param>
public sealed record EntryReport(int Shown, int Helpful, int NotHelpful, IReadOnlyDictionary<VoteReason, int> Reasons)
{
    public static EntryReport None { get; } = new(0, 0, 0, new Dictionary<VoteReason, int>());
}
