namespace ResidentAssistant.Assistant.Handoff;

/// <summary>The time one person held a conversation, and the lines they saw come.</summary>
public sealed class HandoffHold
{
    private HandoffHold()
    {
    }

    internal HandoffHold(Guid sessionId, Guid lawyerId, DateTimeOffset from, DateTimeOffset until, long before, long last)
    {
        SessionId = sessionId;
        LawyerId = lawyerId;
        From = from;
        Until = until;
        Before = before;
        Last = last;
    }

    public Guid SessionId { get; private set; }
    public Guid LawyerId { get; private set; }
    public DateTimeOffset From { get; private set; }
    public DateTimeOffset Until { get; private set; }

    /// <summary>Number of the last line before it was taken over.</summary>
    public long Before { get; private set; }

    /// <summary>Number of the last line before it was given away.</summary>
    public long Last { get; private set; }
}
