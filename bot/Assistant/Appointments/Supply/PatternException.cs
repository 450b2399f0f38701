namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A day, or some, on which it is not as each week.</summary>
public sealed class PatternException
{
    public const int ReasonLimit = 100;

    private PatternException()
    {
    }

    public PatternException(Guid id, ExceptionKind kind, DateOnly firstDay, DateOnly lastDay)
    {
        Id = id;
        Kind = kind;
        FirstDay = firstDay;
        LastDay = lastDay;
    }

    public Guid Id { get; private set; }
    public ExceptionKind Kind { get; private set; }
    public DateOnly FirstDay { get; private set; }

    /// <summary>Included.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Whom it is about; null: every lawyer. Of an extra time: who comes.</summary>
    public Guid? LawyerId { get; init; }

    /// <summary>Where; null: everywhere. Never null of an extra time.</summary>
    public Guid? VenueId { get; init; }

    /// <summary>Who comes instead.</summary>
    public Guid? SubstituteId { get; init; }

    /// <summary>From what o'clock on; null: the whole day. Never null of an extra time.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Not included.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>Of an extra time; 10 to 240.</summary>
    public int SlotMinutes { get; init; } = 30;

    /// <summary>Of an extra time.</summary>
    public string Room { get; init; } = "";

    /// <summary>Residents are told it: 律师出庭, 场地维修. May be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it is about a lawyer at a venue on a day.</summary>
    public bool IsAbout(DateOnly day, Guid lawyerId, Guid venueId) =>
        day >= FirstDay && day <= LastDay && (LawyerId is not { } one || one == lawyerId) && (VenueId is not { } place || place == venueId);

    /// <summary>Whether it is about some of these hours.</summary>
    public bool Overlaps(TimeOnly from, TimeOnly until) => !(Until <= from) && !(From >= until);
}
