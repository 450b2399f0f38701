namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Hours in which a lawyer is on duty online (值班). Residents who ask outside of them hear when the next begins.</summary>
public sealed class DutyShift
{
    /// <summary>A longer one is a mistake.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private DutyShift()
    {
    }

    public DutyShift(Guid lawyerId, DateTimeOffset startsAt, DateTimeOffset endsAt)
    {
        Id = Guid.CreateVersion7(startsAt);
        LawyerId = lawyerId;
        StartsAt = startsAt;
        EndsAt = endsAt;
    }

    public Guid Id { get; private set; }
    public Guid LawyerId { get; private set; }

    /// <summary>Included.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Not included; may be the next day.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    internal void GiveTo(Guid lawyerId) => LawyerId = lawyerId;
}
