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
    public Task<BookingOutcome> BookAsync(AppDb db, ProgramCaller caller, string slotId, BookingRequest request, CancellationToken cancellation) =>
        book.BookAsync(db, slotId, request with { Source = SourceOf(caller) }, clock.GetUtcNow(), cancellation);

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
            if (await ChangeableAsync(db, caller, code, cancellation) is not { Stands: true } booking)
                return false;
            await BookSlot.CancelAsync(db, booking, clock.GetUtcNow(), cancellation);
            Note(db, caller, "booking.cancel", booking);
            return true;
        },
        cancellation);

    /// <summary>Once is enough: a second time changes nothing.</summary>
    /// <returns>False when it was given back.</returns>
    public Task<bool> CheckInAsync(ProgramCaller caller, string code, DateTimeOffset? at, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await ChangeableAsync(db, caller, code, cancellation, isAtDoor: true) is not { State: not BookingState.Cancelled } booking)
                return false;
            if (booking.State is BookingState.CheckedIn or BookingState.Ended)
                return true;
            booking.CheckIn(at is { } told && told <= now ? told : now, now);
            Note(db, caller, "booking.check-in", booking);
            return true;
        },
        cancellation);

    /// <returns>False when nobody was there: it was given back, or is to come.</returns>
    public Task<bool> EndAsync(ProgramCaller caller, string code, BookingResult result, string? note, CancellationToken cancellation) =>
        transactions.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await ChangeableAsync(db, caller, code, cancellation) is not { State: not BookingState.Cancelled } booking
                    || (booking.State == BookingState.Booked && booking.StartsAt > now))
                    return false;
                booking.End(result, note, now);
                Note(db, caller, "booking.end", booking);
                return true;
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
