namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What became of a message in the inbox.</summary>
/// <param name="Duplicate">True when it had been received before: it has no second effect.</param>
public sealed record Receipt(Guid ConversationId, Guid ActivityId, long Sequence, bool Duplicate)
{
    internal static Receipt Of(Activity line) => new(line.ConversationId, line.Id, line.Sequence, Duplicate: false);
}
