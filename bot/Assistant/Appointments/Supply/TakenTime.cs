namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Five minutes of a lawyer that are given away: to a booking, for some minutes to whoever chose them, or to who waits and is offered them. The key
/// is what forbids double booking on every database: of overlapping bookings one has a row that the other cannot write, however the slots are cut.
/// </summary>
public sealed class TakenTime
{
    private TakenTime()
    {
    }

    public TakenTime(Guid lawyerId, DateTimeOffset at, int seat, Guid ownerId, DateTimeOffset? heldUntil)
    {
        LawyerId = lawyerId;
        At = at;
        Seat = seat;
        OwnerId = ownerId;
        HeldUntil = heldUntil;
    }

    public Guid LawyerId { get; private set; }

    /// <summary>Where the five minutes begin.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Which of the places of the slot, from 0.</summary>
    public int Seat { get; private set; }

    /// <summary>The booking; while it is only held, the resident or the place in the waiting list.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Until then it is held; null: it is booked.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>The beginnings of all five minutes from a time to another.</summary>
    public static IEnumerable<DateTimeOffset> Grains(DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from; at < until; at = at.AddMinutes(WeeklyPattern.Grain))
            yield return at;
    }
}
