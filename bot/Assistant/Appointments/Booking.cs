using System.Buffers.Text;
using System.Security.Cryptography;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An appointment of a resident with a lawyer (预约). It keeps its code when it is moved.</summary>
public sealed class Booking
{
    private Booking()
    {
    }

    public Booking(AppointmentSlot slot, BookingRequest request, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Code = RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 6);
        CalendarToken = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        ResidentId = request.ResidentId;
        ConversationId = request.ConversationId;
        Source = request.Source;
        Matter = request.Matter;
        (PersonName, PersonPhone, People) = (request.Name, request.Phone, request.People);
        BookedAt = now;
        Take(slot);
    }

    public Guid Id { get; private set; }

    /// <summary>Six characters to show at the door; without 0, O, 1 and I.</summary>
    public string Code { get; private set; } = "";

    /// <summary>128 random bits: whoever has it reads the appointment as a calendar.</summary>
    public string CalendarToken { get; private set; } = "";

    public Guid LawyerId { get; private set; }

    /// <summary>The lawyer's name as the resident was told it.</summary>
    public string Lawyer { get; private set; } = "";
    public Guid VenueId { get; private set; }

    /// <summary>The venue as the resident was told it.</summary>
    public string Venue { get; private set; } = "";
    public string Room { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    public BookingState State { get; private set; }

    /// <summary>Null: booked by another system, or written down at the door.</summary>
    public Guid? ResidentId { get; private set; }

    /// <summary>Where the resident is told; null: nowhere.</summary>
    public Guid? ConversationId { get; private set; }

    /// <summary>The channel or system it came from: webchat, wechat, desk, or the name of a key.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Who comes, when it is not the resident or that was asked; sealed.</summary>
    public string? PersonName { get; private set; }

    /// <summary>Sealed.</summary>
    public string? PersonPhone { get; private set; }

    /// <summary>How many come, from 1.</summary>
    public int People { get; private set; } = 1;

    /// <summary>What it is about, in the resident's words; sealed.</summary>
    public string? Matter { get; private set; }

    public DateTimeOffset BookedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset? CheckedInAt { get; private set; }

    /// <summary>More than ten minutes after the beginning.</summary>
    public bool IsLate { get; private set; }

    public BookingResult? Result { get; private set; }

    /// <summary>What the lawyer notes of the talk; sealed.</summary>
    public string? Note { get; private set; }

    /// <summary>Grows with each change; calendars know by it which text is newer.</summary>
    public int Sequence { get; private set; }

    /// <summary>When it changed last.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>It was neither given back nor kept yet.</summary>
    public bool Stands => State == BookingState.Booked;

    /// <summary>The time it has.</summary>
    public AppointmentSlot Slot => new(StartsAt, EndsAt, VenueId, Venue, LawyerId, Lawyer) { Room = Room };

    internal void Move(AppointmentSlot slot, DateTimeOffset now)
    {
        Take(slot);
        Changed(now);
    }

    internal void Cancel(DateTimeOffset now)
    {
        (State, CancelledAt) = (BookingState.Cancelled, now);
        Changed(now);
    }

    /// <summary>What happened at the door; whether it may is <see cref="DecideDoor"/>'s to say.</summary>
    /// <param name="mark">What happened.</param>
    /// <param name="at">When the person came; a door list that was offline tells it later.</param>
    /// <param name="now">The time.</param>
    internal void Mark(DoorMark mark, DateTimeOffset at, DateTimeOffset now)
    {
        switch (mark)
        {
            case DoorMark.Arrived:
                // Who walks into a time that has begun comes in time.
                var due = BookedAt > StartsAt ? BookedAt : StartsAt;
                (State, CheckedInAt, IsLate) = (BookingState.CheckedIn, at, at > due.AddMinutes(10));
                break;
            case DoorMark.Missed:
                State = BookingState.Missed;
                break;
            case DoorMark.Excused:
                State = BookingState.Excused;
                break;
            case DoorMark.Left:
                State = BookingState.Left;
                break;
            case DoorMark.Undone when State is BookingState.Ended or BookingState.Left:
                (State, Result) = (CheckedInAt is null ? BookingState.Booked : BookingState.CheckedIn, null);
                break;
            case DoorMark.Undone:
                (State, CheckedInAt, IsLate) = (BookingState.Booked, null, false);
                break;
        }

        ChangedAt = now;
    }

    internal void End(BookingResult result, string? note, DateTimeOffset now) =>
        (State, Result, Note, ChangedAt) = (BookingState.Ended, result, note ?? Note, now);

    private void Take(AppointmentSlot slot) => (StartsAt, EndsAt, VenueId, Venue, Room, LawyerId, Lawyer) =
        (slot.StartsAt, slot.EndsAt, slot.VenueId, slot.Venue, slot.Room, slot.LawyerId, slot.Lawyer);

    private void Changed(DateTimeOffset now)
    {
        Sequence++;
        ChangedAt = now;
    }
}
