namespace ResidentAssistant.Assistant.Handoff;

/// <summary>
/// Whether a lawyer is there (在线). It holds as long as the reception page or the program is connected (<see cref="SeenAt"/>); who is asked and does not
/// answer is paused. Its row is locked while a resident is offered, so that nobody gets more than <see cref="Capacity"/>.
/// </summary>
public sealed class LawyerPresence
{
    /// <summary>Residents at once.</summary>
    public const int LeastCapacity = 1;

    /// <inheritdoc cref="LeastCapacity"/>
    public const int MostCapacity = 20;

    /// <summary>For who has not said otherwise.</summary>
    public const int UsualCapacity = 3;

    private LawyerPresence()
    {
    }

    internal LawyerPresence(Guid lawyerId) => LawyerId = lawyerId;

    public Guid LawyerId { get; private set; }
    public PresenceState State { get; private set; }

    /// <summary>Residents that are offered or held at once, at most; who wants more takes them from the list.</summary>
    public int Capacity { get; private set; } = UsualCapacity;

    /// <summary>When the page or program of the lawyer was there last.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When somebody was offered last: of two equally free the one who has waited longer is asked.</summary>
    public DateTimeOffset OfferedAt { get; private set; }

    public bool IsOnline(DateTimeOffset now, TimeSpan seenFor) => State == PresenceState.On && SeenAt > now - seenFor;

    internal void Be(PresenceState state, int capacity, DateTimeOffset now) => (State, Capacity, SeenAt) = (state, capacity, now);

    internal void Pause() => State = State == PresenceState.On ? PresenceState.Paused : State;

    internal void Leave() => State = PresenceState.Off;
}
