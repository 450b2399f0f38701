namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A resident's seat (报名).</summary>
public sealed class Registration
{
    private Registration()
    {
    }

    public Registration(Guid sessionId, Guid residentId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        SessionId = sessionId;
        ResidentId = residentId;
        At = now;
    }

    public Guid Id { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid ResidentId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
