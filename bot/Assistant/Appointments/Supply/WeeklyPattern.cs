namespace ResidentAssistant.Assistant.Appointments;

/// <summary>When a lawyer receives residents each week (排班): a weekday and the hours, cut into slots.</summary>
public sealed class WeeklyPattern
{
    /// <summary>All times are multiples of so many minutes.</summary>
    public const int Grain = 5;

    private WeeklyPattern()
    {
    }

    public WeeklyPattern(Guid id, Guid lawyerId, Guid venueId, DayOfWeek weekday, TimeOnly from, TimeOnly until)
    {
        Id = id;
        LawyerId = lawyerId;
        VenueId = venueId;
        Weekday = weekday;
        From = from;
        Until = until;
    }

    public Guid Id { get; private set; }
    public Guid LawyerId { get; init; }
    public Guid VenueId { get; init; }

    /// <summary>Where in the venue, e.g. 二楼调解室; a room receives one lawyer at a time. Empty: not said.</summary>
    public string Room { get; init; } = "";
    public DayOfWeek Weekday { get; init; }

    /// <summary>Included, in the city's time.</summary>
    public TimeOnly From { get; init; }

    /// <summary>Not included; later than <see cref="From"/>.</summary>
    public TimeOnly Until { get; init; }

    /// <summary>10 to 240.</summary>
    public int SlotMinutes { get; init; } = 30;

    /// <summary>Between two slots, 0 to 60.</summary>
    public int BufferMinutes { get; init; }

    /// <summary>Bookings that share a slot, 1 to 20.</summary>
    public int Capacity { get; init; } = 1;

    /// <summary>The last so many slots are kept for who walks in, and for residents who read large letters.</summary>
    public int Kept { get; init; }

    /// <summary>The first day on which it holds; null: any.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day on which it holds; null: until it is changed.</summary>
    public DateOnly? LastDay { get; init; }

    public DayOffRule DayOff { get; init; }

    /// <summary>Whether it holds on a day of its weekday.</summary>
    public bool Holds(DateOnly day) => !(day < FirstDay) && !(day > LastDay);
}
