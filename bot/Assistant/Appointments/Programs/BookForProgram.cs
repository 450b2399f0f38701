using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Appointments for other programs. A key changes what its system booked, and reads of others only when and where; at the door it checks in whoever
/// comes. A program that acts as staff does what the person may.
/// </summary>
public sealed class BookForProgram(BookSlot book, Transactions transactions, TimeProvider clock)
{
    public async Task<BookingOutcome> BookAsync(
        AppDb db, ProgramCaller caller, string slotId, BookingRequest request, CancellationToken cancellation) =>
        caller is ProgramCaller.Staff(var staff) && AppointmentSlot.Read(slotId) is var (_, lawyer) && !staff.MayWith(AppointmentActions.Receive, lawyer)
            ? new BookingOutcome.NotOpen()
            : await book.BookAsync(db, slotId, request with { Source = SourceOf(caller) }, clock.GetUtcNow(), cancellation);

    /// <summary>The appointments of a day, or of a day at a venue, the earliest first.</summary>
    public async Task<IReadOnlyList<Booking>> ListAsync(
        ProgramCaller caller, DateOnly day, string? venue, (DateTimeOffset At, Guid Id)? after, int atMost, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var (from, until) = (CityTime.StartOf(day), CityTime.StartOf(day.AddDays(1)));
        var id = Guid.TryParse(venue, out var read) ? read : (Guid?)null;
        var found = await db.Bookings.AsNoTracking()
            .Where(b => b.StartsAt >= from && b.StartsAt < until && (venue == null || b.VenueId == id || b.Venue == venue)).ToListAsync(cancellation);
        return
        [
            .. found.Where(booking => caller is ProgramCaller.Key || IsOf(caller, booking)).OrderBy(booking => booking.StartsAt).ThenBy(booking => booking.Id)
                .Where(booking => after is not { } last || booking.StartsAt > last.At || (booking.StartsAt == last.At && booking.Id.CompareTo(last.Id) > 0))
                .Take(atMost),
        ];
    }

    /// <returns>Null when there is none, or it is not this caller's to see.</returns>
    public async Task<Booking?> FindAsync(ProgramCaller caller, string code, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.Code == code, cancellation) is { } found
            && (caller is ProgramCaller.Key || IsOf(caller, found)) ? found : null;
    }

    public async Task<BookingOutcome> MoveAsync(ProgramCaller caller, string code, string slotId, CancellationToken cancellation) =>
        await transactions.RunAsync(
            async db =>
            {
                if (await ChangeableAsync(db, caller, code, cancellation) is not { } booking)
                    return new BookingOutcome.NotOpen();
                var outcome = await book.MoveAsync(db, booking, slotId, clock.GetUtcNow(), cancellation);
                if (outcome is BookingOutcome.Confirmed)
                    Note(db, caller, "booking.move", booking);
                return outcome;
            },
            cancellation);

    /// <returns>False when it is over, or was given back before.</returns>
    public Task<bool> CancelAsync(ProgramCaller caller, string code, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (await ChangeableAsync(db, caller, code, cancellation) is not { } booking
                || !await BookSlot.CancelAsync(db, booking, clock.GetUtcNow(), cancellation))
                return false;
            Note(db, caller, "booking.cancel", booking);
            return true;
        },
        cancellation);

    /// <summary>Once is enough: a second time changes nothing.</summary>
    public Task<DoorOutcome> CheckInAsync(ProgramCaller caller, string code, DateTimeOffset? at, CancellationToken cancellation) =>
        MarkAsync(caller, code, new DoorEntry(DoorMark.Arrived) { At = at }, "booking.check-in", cancellation);

    /// <summary>Notes what came of the talk.</summary>
    public Task<DoorOutcome> EndAsync(ProgramCaller caller, string code, BookingResult result, string? note, CancellationToken cancellation) =>
        MarkAsync(caller, code, new DoorEntry(DoorMark.Ended) { Result = result, Note = note }, "booking.end", cancellation);

    private Task<DoorOutcome> MarkAsync(ProgramCaller caller, string code, DoorEntry entry, string action, CancellationToken cancellation) =>
        transactions.RunAsync(
            async db =>
            {
                if (await ChangeableAsync(db, caller, code, cancellation, isAtDoor: entry.Mark == DoorMark.Arrived) is not { } booking)
                    return DoorOutcome.NotFound;
                var (outcome, changed) = await DecideDoor.RunAsync(db, booking, entry, clock.GetUtcNow(), cancellation);
                if (changed)
                    Note(db, caller, action, booking);
                return outcome;
            },
            cancellation);

    /// <summary>Whether the caller reads who comes and why, and changes it.</summary>
    public static bool IsOf(ProgramCaller caller, Booking booking) => caller switch
    {
        ProgramCaller.Staff(var staff) => staff.MayWith(AppointmentActions.Receive, booking.LawyerId),
        ProgramCaller.Key key => booking.Source == SourceOf(key) && booking.ResidentId is null,
        _ => false,
    };

    private static async Task<Booking?> ChangeableAsync(
        AppDb db, ProgramCaller caller, string code, CancellationToken cancellation, bool isAtDoor = false) =>
        await db.Bookings.FirstOrDefaultAsync(b => b.Code == code, cancellation) is { } found
            && (IsOf(caller, found) || (isAtDoor && caller is ProgramCaller.Key)) ? found : null;

    private static void Note(AppDb db, ProgramCaller caller, string action, Booking booking)
    {
        if (caller is ProgramCaller.Staff(var staff))
            db.Audit.Add(new AuditEntry(staff, action, $"{booking.Id:N}", booking.ChangedAt));
    }

    private static string SourceOf(ProgramCaller caller) => caller is ProgramCaller.Key key ? key.System[..Math.Min(key.System.Length, 64)] : "desk";
}
