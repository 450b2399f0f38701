using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What lawyers tell each other about a conversation (内部备注). It is no line of the transcript, and nothing sends it to anybody.</summary>
public sealed class HandoffNote
{
    /// <summary>Letters at most.</summary>
    public const int Longest = 1000;

    private HandoffNote()
    {
    }

    internal HandoffNote(Guid sessionId, StaffIdentity by, string text, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        SessionId = sessionId;
        StaffId = by.Id;
        StaffName = by.Name;
        Text = text;
        At = now;
    }

    public Guid Id { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid StaffId { get; private set; }
    public string StaffName { get; private set; } = "";

    /// <summary>Sealed.</summary>
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
