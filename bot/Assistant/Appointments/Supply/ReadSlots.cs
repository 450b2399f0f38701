using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The times that can be booked now.</summary>
public sealed class ReadSlots(CityOptions city, ReadWorkCalendar calendar)
{
    /// <summary>All slots to come, the earliest first, from the notice time on to the horizon.</summary>
    /// <param name="db">The database.</param>
    /// <param name="now">The time.</param>
    /// <param name="owners">What these have counts as free: a booking that is being moved, the resident who holds a time.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<ComingSlot>> RunAsync(AppDb db, DateTimeOffset now, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
    {
        var (first, last) = Open(now);
        return await OpenAsync(db, first, last, now, owners, cancellation);
    }

    /// <summary>The same, of one day; none when it is not open.</summary>
    public async Task<IReadOnlyList<ComingSlot>> OnAsync(
        AppDb db, DateOnly day, DateTimeOffset now, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
    {
        var (first, last) = Open(now);
        return day < first || day > last ? [] : await OpenAsync(db, day, day, now, owners, cancellation);
    }

    /// <summary>The slots of some days, whether they can still be booked or not.</summary>
    public async Task<IReadOnlyList<ComingSlot>> BetweenAsync(
        AppDb db, Supply supply, DateOnly first, DateOnly last, DateTimeOffset now, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
    {
        var (from, until) = (CityTime.StartOf(first), CityTime.StartOf(last.AddDays(1)));
        var taken = await db.TakenTimes.AsNoTracking()
            .Where(one => one.At >= from && one.At < until && (one.HeldUntil == null || one.HeldUntil > now) && !owners.Contains(one.OwnerId))
            .ToListAsync(cancellation);
        return Slots.Of(supply, await calendar.RunAsync(db, cancellation), taken, first, last);
    }

    /// <summary>Who receives residents when and where, with what ended left out.</summary>
    public static async Task<Supply> SupplyAsync(AppDb db, CancellationToken cancellation)
    {
        var profiles = await db.LawyerProfiles.AsNoTracking().ToDictionaryAsync(one => one.LawyerId, cancellation);
        var lawyers = await db.Users.AsNoTracking().Where(one => one.Role == StaffRole.Lawyer && one.DisabledAt == null)
            .Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return new Supply(
            await db.Venues.AsNoTracking().OrderBy(one => one.Name).ToListAsync(cancellation),
            [.. lawyers.Select(one => new Lawyer(one.Id, one.Name, profiles.GetValueOrDefault(one.Id))).OrderBy(one => one.Name, StringComparer.Ordinal)],
            await db.WeeklyPatterns.AsNoTracking().ToListAsync(cancellation),
            await db.PatternExceptions.AsNoTracking().OrderBy(one => one.FirstDay).ToListAsync(cancellation));
    }

    private async Task<IReadOnlyList<ComingSlot>> OpenAsync(
        AppDb db, DateOnly first, DateOnly last, DateTimeOffset now, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
    {
        var earliest = now + city.Appointments.Notice;
        var slots = await BetweenAsync(db, await SupplyAsync(db, cancellation), first, last, now, owners, cancellation);
        return [.. slots.Where(slot => slot.Slot.StartsAt > earliest)];
    }

    /// <summary>The days that can be booked.</summary>
    private (DateOnly First, DateOnly Last) Open(DateTimeOffset now)
    {
        var (rules, today) = (city.Appointments, CityTime.Today(now));
        return (today, today.AddDays(TimeOnly.FromDateTime(CityTime.Local(now).DateTime) >= rules.ReleaseAt ? rules.HorizonDays : rules.HorizonDays - 1));
    }
}
