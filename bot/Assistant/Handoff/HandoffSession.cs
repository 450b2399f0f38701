using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>The time a person holds a conversation (转人工), from the resident's wish to the end.</summary>
public sealed class HandoffSession
{
    private HandoffSession()
    {
    }

    public HandoffSession(Conversation conversation, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ConversationId = conversation.Id;
        OpenConversationId = conversation.Id;
        RequestedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>The conversation while the session is open, null once ended: its unique index keeps one open session each.</summary>
    public Guid? OpenConversationId { get; private set; }
    public HandoffState State { get; private set; }
    public Guid? LawyerId { get; private set; }
    public string? LawyerName { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    internal void Claim(StaffIdentity lawyer, DateTimeOffset now)
    {
        State = HandoffState.Active;
        LawyerId = lawyer.Id;
        LawyerName = lawyer.Name;
        ClaimedAt = now;
    }

    /// <summary>Nobody holds it any more; it keeps its place in the queue.</summary>
    internal void Requeue()
    {
        State = HandoffState.Waiting;
        (LawyerId, LawyerName, ClaimedAt) = (null, null, null);
    }

    internal void End(DateTimeOffset now)
    {
        State = HandoffState.Ended;
        OpenConversationId = null;
        EndedAt = now;
    }
}
