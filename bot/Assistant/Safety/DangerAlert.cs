using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// Somebody wrote that there is danger now (险情), until a person wrote down what was done. One at a time for a conversation: what the
/// resident writes meanwhile belongs to it.
/// </summary>
public sealed class DangerAlert
{
    private DangerAlert()
    {
    }

    public DangerAlert(Conversation conversation, Guid activityId, DangerKind kind, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ConversationId = conversation.Id;
        OpenConversationId = conversation.Id;
        ResidentId = conversation.ResidentId;
        ActivityId = activityId;
        Kind = kind;
        RaisedAt = LastAt = now;
        Times = 1;
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>The conversation while the alert is open, null once it is finished: its unique index keeps one open alert each.</summary>
    public Guid? OpenConversationId { get; private set; }
    public Guid ResidentId { get; private set; }

    /// <summary>The first line that spoke of it.</summary>
    public Guid ActivityId { get; private set; }
    public DangerKind Kind { get; private set; }

    /// <summary>How often the resident wrote of danger while it was open.</summary>
    public int Times { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Where it is, as far as anybody said; sealed.</summary>
    public string? Place { get; private set; }
    public Guid? UnitId { get; private set; }
    public DutyLevel Level { get; private set; }

    public Guid? AcknowledgedById { get; private set; }
    public string? AcknowledgedBy { get; private set; }
    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public string? FinishedBy { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What was done, in the words of who did it; sealed.</summary>
    public string? Outcome { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => FinishedAt is null;

    /// <summary>Nobody has taken it over yet.</summary>
    public bool IsWaiting => this is { IsOpen: true, AcknowledgedAt: null };

    /// <summary>It rings at a desk, also when somebody had taken it over before.</summary>
    internal void RingAt(Guid? unit, DutyLevel level)
    {
        (UnitId, Level, Version) = (unit, level, Version + 1);
        (AcknowledgedById, AcknowledgedBy, AcknowledgedAt) = (null, null, null);
    }

    /// <summary>The kind stays what it was at first: what is said later is shorter and says less.</summary>
    internal void Again(DateTimeOffset now)
    {
        Times++;
        LastAt = now;
        Version++;
    }

    internal void Locate(string place)
    {
        Place = place;
        Version++;
    }

    internal void Acknowledge(StaffIdentity by, DateTimeOffset now)
    {
        (AcknowledgedById, AcknowledgedBy, AcknowledgedAt) = (by.Id, by.Name, now);
        Version++;
    }

    internal void Finish(StaffIdentity by, string outcome, DateTimeOffset now)
    {
        (FinishedBy, FinishedAt, Outcome, OpenConversationId) = (by.Name, now, outcome, null);
        Version++;
    }
}
