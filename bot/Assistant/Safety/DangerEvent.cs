namespace ResidentAssistant.Assistant.Safety;

/// <summary>One step of an alert (经过): who, what, when. Never changed or deleted.</summary>
public sealed class DangerEvent
{
    private DangerEvent()
    {
    }

    public DangerEvent(DangerAlert alert, DangerStep step, string? by, string? note, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        AlertId = alert.Id;
        Step = step;
        By = by;
        Note = note;
        At = now;
    }

    public Guid Id { get; private set; }
    public Guid AlertId { get; private set; }
    public DangerStep Step { get; private set; }

    /// <summary>Name of the member of staff; null: the resident, or time that ran out.</summary>
    public string? By { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Note { get; private set; }
    public DateTimeOffset At { get; private set; }
}
