namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A resident who waits until a time becomes free (候补).</summary>
public sealed class WaitingPlace
{
    private WaitingPlace()
    {
    }

    /// <param name="residentId">Who waits.</param>
    /// <param name="conversationId">Where the offer is told.</param>
    /// <param name="day">For which day; null: any.</param>
    /// <param name="now">The time.</param>
    public WaitingPlace(Guid residentId, Guid conversationId, DateOnly? day, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ResidentId = residentId;
        ConversationId = conversationId;
        Day = day;
        Since = now;
    }

    public Guid Id { get; private set; }
    public Guid ResidentId { get; private set; }
    public Guid ConversationId { get; private set; }
    public DateOnly? Day { get; private set; }

    /// <summary>The order of the list.</summary>
    public DateTimeOffset Since { get; private set; }
    public WaitingState State { get; private set; }

    /// <summary>See <see cref="AppointmentSlot.Id"/>; null until a time is offered.</summary>
    public string? OfferedSlot { get; private set; }
    public DateTimeOffset? OfferedUntil { get; private set; }

    internal void Offer(AppointmentSlot slot, DateTimeOffset until) => (State, OfferedSlot, OfferedUntil) = (WaitingState.Offered, slot.Id, until);

    internal void End(WaitingState state) => State = state;
}
