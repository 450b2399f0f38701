using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>
/// The time a person holds a conversation (转人工), from the resident's wish to the end: who served, and when. What may happen next is the
/// conversation's state; both change together, or neither does.
/// </summary>
public sealed class HandoffSession
{
    private HandoffSession()
    {
    }

    private HandoffSession(Guid conversationId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ConversationId = conversationId;
        OpenConversationId = conversationId;
        RequestedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>The conversation while the session is open, null once ended: its unique index keeps one open session each.</summary>
    public Guid? OpenConversationId { get; private set; }

    /// <summary>Who holds the conversation, or held it to the end; null: nobody has taken it.</summary>
    public Guid? LawyerId { get; private set; }
    public string? LawyerName { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <returns>Null when the resident waits or is served already, or has left.</returns>
    internal static HandoffSession? Request(Conversation conversation, DateTimeOffset now) =>
        conversation.Change(ConversationCommand.Request) ? new HandoffSession(conversation.Id, now) : null;

    internal bool IsHeldBy(StaffIdentity lawyer) => OpenConversationId is not null && LawyerId == lawyer.Id;

    /// <returns>False when nobody waits here any more.</returns>
    internal bool Claim(Conversation conversation, StaffIdentity lawyer, DateTimeOffset now)
    {
        if (OpenConversationId is null || !conversation.Change(ConversationCommand.Claim))
            return false;
        (LawyerId, LawyerName, ClaimedAt) = (lawyer.Id, lawyer.Name, now);
        return true;
    }

    /// <summary>Nobody holds it any more; it keeps its place in the queue.</summary>
    /// <returns>False when this person does not hold it.</returns>
    internal bool Requeue(Conversation conversation, StaffIdentity lawyer)
    {
        if (!IsHeldBy(lawyer) || !conversation.Change(ConversationCommand.Requeue))
            return false;
        (LawyerId, LawyerName, ClaimedAt) = (null, null, null);
        return true;
    }

    /// <returns>False when this person does not hold it.</returns>
    internal bool GiveBack(Conversation conversation, StaffIdentity lawyer, DateTimeOffset now)
    {
        if (!IsHeldBy(lawyer) || !conversation.Change(ConversationCommand.GiveBack))
            return false;
        Close(now);
        return true;
    }

    /// <returns>False when the resident does not wait in it.</returns>
    internal bool Withdraw(Conversation conversation, DateTimeOffset now)
    {
        if (OpenConversationId is null || !conversation.Change(ConversationCommand.Withdraw))
            return false;
        Close(now);
        return true;
    }

    /// <summary>The conversation has ended, and the session with it.</summary>
    internal void Close(DateTimeOffset now) => (OpenConversationId, EndedAt) = (null, now);
}
