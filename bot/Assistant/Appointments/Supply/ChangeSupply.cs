using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Changes who receives residents when and where. A change that takes times away from bookings is made together with what becomes of each of them,
/// in one transaction; everybody is told. So nobody stands before a closed door.
/// </summary>
public sealed class ChangeSupply(Transactions transactions, ReadSlots slots, CityOptions city, TimeProvider clock)
{
    /// <summary>How far behind the horizon a touched booking may lie.</summary>
    private const int DaysBeyond = 30;

    public async Task<Supply> ReadAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.See))
            return new Supply([], [], [], []);
        await using var db = await transactions.ReadAsync(cancellation);
        return await ReadSlots.SupplyAsync(db, cancellation);
    }

    /// <summary>The slots of the weeks to come as they would be after a change; null: as they are.</summary>
    public async Task<SupplyPreview> PreviewAsync(StaffIdentity staff, SupplyChange? change, int days, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.See))
            return new SupplyPreview([], null);
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        var supply = await ReadSlots.SupplyAsync(db, cancellation);
        if (change is not null && CheckSupply.WhyNot(change, supply) is { } why)
            return new SupplyPreview([], why);
        var today = CityTime.Today(now);
        return new SupplyPreview(
            await slots.BetweenAsync(db, change?.ApplyTo(supply, now) ?? supply, today, today.AddDays(days), now, [], cancellation), null);
    }

    /// <summary>Whether this person may make it: lawyers block their own times, and change nothing else.</summary>
    public static bool May(StaffIdentity? staff, SupplyChange change, Supply before) => staff.May(AppointmentActions.Arrange)
        || (ExceptionOf(change, before) is { Kind: ExceptionKind.Closed, LawyerId: { } own } && staff.MayWith(AppointmentActions.Withdraw, own));

    /// <param name="staff">Who changes it; null: the operator's command.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="decided">
    /// By code, what becomes of each booking it touches: the <see cref="AppointmentSlot.Id"/> it moves to, null to cancel it. Empty at first.
    /// </param>
    /// <param name="cancellation">Stops it; then nothing was changed.</param>
    public Task<SupplyChanged> RunAsync(
        StaffIdentity? staff, SupplyChange change, IReadOnlyDictionary<string, string?> decided, CancellationToken cancellation) => transactions.RunAsync(
        async db => await RunAsync(db, staff, change, decided, cancellation), outcome => outcome is SupplyChanged.Done, cancellation);

    private async Task<SupplyChanged> RunAsync(
        AppDb db, StaffIdentity? staff, SupplyChange change, IReadOnlyDictionary<string, string?> decided, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var before = await ReadSlots.SupplyAsync(db, cancellation);
        if (!May(staff, change, before))
            return new SupplyChanged.NotAllowed();
        if (CheckSupply.WhyNot(change, before) is { } why)
            return new SupplyChanged.Refused(why);
        foreach (var lawyer in before.Lawyers.Select(one => one.Id).Order())
            await BookSlot.LockAsync(db, lawyer, cancellation);
        var after = change.ApplyTo(before, now);
        var touched = await TouchedAsync(db, before, after, now, cancellation);
        if (touched.Any(one => !decided.ContainsKey(one.Booking.Code)))
            return new SupplyChanged.Touches(await ProposeAsync(db, touched, after, now, cancellation));
        await StoreAsync(db, change, now, cancellation);
        db.Audit.Add(new AuditEntry(staff, "appointments.arrange", change.GetType().Name, now));
        await db.SaveChangesAsync(cancellation);
        foreach (var (booking, _) in touched.Where(one => decided[one.Booking.Code] is null))
        {
            await BookSlot.CancelAsync(db, booking, now, cancellation);
            await TellBooking.ScheduleAsync(db, booking, now, cancellation);
        }

        foreach (var (booking, _) in touched.Where(one => decided[one.Booking.Code] is not null))
        {
            var wanted = decided[booking.Code];
            var free = (await SlotsAsync(db, after, now, [booking.Id], cancellation)).FirstOrDefault(slot => slot.Slot.Id == wanted && slot.Slot.StartsAt > now);
            if (free is not { Seat: { } seat, Slot: var slot } || await BookSlot.ClashAsync(db, booking, slot, now, cancellation) is not null)
                return new SupplyChanged.Touches(await ProposeAsync(db, touched, after, now, cancellation));
            await BookSlot.MoveAsync(db, booking, slot, seat, now, cancellation);
            await TellBooking.ScheduleAsync(db, booking, now, cancellation);
        }

        return new SupplyChanged.Done(touched.Count(one => one.Booking.ConversationId is not null));
    }

    private static PatternException? ExceptionOf(SupplyChange change, Supply before) => change switch
    {
        SupplyChange.AddException(var added) => added,
        SupplyChange.RemoveException(var id) => before.Exceptions.FirstOrDefault(one => one.Id == id),
        _ => null,
    };

    /// <summary>The bookings to come that had a slot before and have none after.</summary>
    private async Task<IReadOnlyList<(Booking Booking, AppointmentSlot At)>> TouchedAsync(
        AppDb db, Supply before, Supply after, DateTimeOffset now, CancellationToken cancellation)
    {
        var standing = await BookSlot.Standing(db, now).ToListAsync(cancellation);
        if (standing.Count == 0)
            return [];
        var (had, has) = (await SlotsAsync(db, before, now, [], cancellation), await SlotsAsync(db, after, now, [], cancellation));
        var (covered, still) = (Covering(had), Covering(has));
        return [.. standing.Where(one => covered(one) && !still(one)).OrderBy(one => one.StartsAt).Select(one => (one, one.Slot))];
    }

    private static Func<Booking, bool> Covering(IReadOnlyList<ComingSlot> slots)
    {
        var by = slots.ToLookup(slot => slot.Slot.LawyerId);
        return booking => by[booking.LawyerId]
            .Any(slot => slot.Slot.Overlaps(booking.Slot) && slot.Slot.VenueId == booking.VenueId);
    }

    /// <summary>At the same time with another lawyer at the same venue; else the nearest free time.</summary>
    private async Task<IReadOnlyList<TouchedBooking>> ProposeAsync(
        AppDb db, IReadOnlyList<(Booking Booking, AppointmentSlot At)> touched, Supply after, DateTimeOffset now, CancellationToken cancellation)
    {
        var free = (await SlotsAsync(db, after, now, [], cancellation)).Where(slot => !slot.Taken && slot.Slot.StartsAt > now + city.Appointments.Notice)
            .Select(slot => slot.Slot).ToList();
        var proposed = new List<TouchedBooking>();
        foreach (var (booking, at) in touched)
        {
            AppointmentSlot[] own =
            [
                .. proposed.Where(one => one.Proposed is not null && touched.Any(other => other.Booking.Code == one.Code && other.Booking.ResidentId is not null
                    && other.Booking.ResidentId == booking.ResidentId)).Select(one => one.Proposed!),
                .. booking.ResidentId is not { } resident ? []
                    : (await BookSlot.StandingAsync(db, resident, now, cancellation)).Where(one => one.Id != booking.Id).Select(one => one.Slot),
            ];
            var nearest = free.Where(slot => !own.Any(slot.Overlaps))
                .OrderBy(slot => Math.Abs((slot.StartsAt - at.StartsAt).TotalMinutes)).ThenByDescending(slot => slot.VenueId == at.VenueId)
                .ThenByDescending(slot => slot.LawyerId == at.LawyerId).FirstOrDefault();
            if (nearest is not null)
                free.Remove(nearest);
            proposed.Add(new TouchedBooking(booking.Code, at, nearest));
        }

        return proposed;
    }

    private Task<IReadOnlyList<ComingSlot>> SlotsAsync(
        AppDb db, Supply supply, DateTimeOffset now, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
    {
        var today = CityTime.Today(now);
        return slots.BetweenAsync(db, supply, today, today.AddDays(city.Appointments.HorizonDays + DaysBeyond), now, owners, cancellation);
    }

    private static async Task StoreAsync(AppDb db, SupplyChange change, DateTimeOffset now, CancellationToken cancellation)
    {
        switch (change)
        {
            case SupplyChange.SaveVenue(var venue) when await db.Venues.FindAsync([venue.Id], cancellation) is { } known:
                known.Change(venue);
                break;
            case SupplyChange.SaveVenue(var venue):
                db.Venues.Add(venue);
                break;
            case SupplyChange.CloseVenue(var id) when await db.Venues.FindAsync([id], cancellation) is { } known:
                known.Change(known.Closed(now));
                break;
            case SupplyChange.SaveProfile(var profile) when await db.LawyerProfiles.FindAsync([profile.LawyerId], cancellation) is { } known:
                known.Change(profile);
                break;
            case SupplyChange.SaveProfile(var profile):
                db.LawyerProfiles.Add(profile);
                break;
            case SupplyChange.SavePattern(var pattern):
                await db.WeeklyPatterns.Where(one => one.Id == pattern.Id).ExecuteDeleteAsync(cancellation);
                db.WeeklyPatterns.Add(pattern);
                break;
            case SupplyChange.RemovePattern(var id):
                await db.WeeklyPatterns.Where(one => one.Id == id).ExecuteDeleteAsync(cancellation);
                break;
            case SupplyChange.AddException(var exception):
                db.PatternExceptions.Add(exception);
                break;
            case SupplyChange.RemoveException(var id):
                await db.PatternExceptions.Where(one => one.Id == id).ExecuteDeleteAsync(cancellation);
                break;
        }
    }
}
