namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A resident's claim on a slot (预约).</summary>
public sealed class Booking
{
    private Booking()
    {
    }

    public Booking(string code, AppointmentSlot slot, Guid residentId, string? matter, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Code = code;
        SlotId = slot.Id;
        ActiveSlotId = slot.Id;
        ResidentId = residentId;
        Matter = matter;
        BookedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>Six characters to show at the door; without 0, O, 1 and I.</summary>
    public string Code { get; private set; } = "";
    public Guid SlotId { get; private set; }

    /// <summary>The slot while the booking stands, null once cancelled. Its unique index decides between two residents.</summary>
    public Guid? ActiveSlotId { get; private set; }
    public Guid ResidentId { get; private set; }

    /// <summary>What it is about, in the resident's words; sealed.</summary>
    public string? Matter { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    public void Cancel(DateTimeOffset now)
    {
        ActiveSlotId = null;
        CancelledAt = now;
    }
}
