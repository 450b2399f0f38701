using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>A running conversation as its lawyer reads it.</summary>
/// <param name="ConversationId">Whose signals announce new lines.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="ClaimedAt">When the lawyer took over.</param>
/// <param name="Lines">In order of reading.</param>
/// <param name="Budget">What the channel still lets us push to the resident; null: as much as we like.</param>
/// <param name="Deferred">Lines that wait until the resident comes again.</param>
public sealed record HeldConversation(Guid ConversationId, string Channel, DateTimeOffset ClaimedAt, IReadOnlyList<Activity> Lines, SendBudget? Budget,
    int Deferred)
{
    public required HandoffSession Session { get; init; }

    /// <summary>False: another holds it, and this person reads along.</summary>
    public bool IsMine { get; init; }

    /// <summary>What lawyers told each other, in order; the resident never reads it.</summary>
    public IReadOnlyList<HandoffNote> Notes { get; init; } = [];

    /// <summary>Who else reads along.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];
}
