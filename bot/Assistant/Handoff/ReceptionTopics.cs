using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>News of hand-offs.</summary>
public static class ReceptionTopics
{
    /// <summary>Who waits for a lawyer.</summary>
    public static Topic Queue { get; } = new("reception.queue", Guid.Empty);

    /// <summary>What one lawyer holds.</summary>
    public static Topic HeldBy(Guid lawyer) => new("reception.held", lawyer);

    /// <summary>Where a session stands: in the queue, or with whoever holds it.</summary>
    internal static Topic Of(HandoffSession session) => session.LawyerId is { } lawyer ? HeldBy(lawyer) : Queue;
}
