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
        var rules = city.Appointments;
        var earliest = now + rules.Notice;
        var (today, clock) = (CityTime.Today(now), TimeOnly.FromDateTime(CityTime.Local(now).DateTime));
        var last = today.AddDays(clock >= rules.ReleaseAt ? rules.HorizonDays : rules.HorizonDays - 1);
        var slots = await BetweenAsync(db, await SupplyAsync(db, cancellation), today, last, now, owners, cancellation);
        return [.. slots.Where(slot => slot.Slot.StartsAt > earliest)];
    }

    /// <summary>The slots of some days, whether they can still be booked or not.</summary>
    public async Task<IReadOnlyList<ComingSlot>> BetweenAsync(
        AppDb db, Supply supply, DateOnly first, DateOnly last, DateTimeOffset now, IReadOnlyCollection<Guid> owners, CancellationToken cancellation)
    {
        var (from, until) = (CityTime.At(first, TimeOnly.MinValue), CityTime.At(last.AddDays(1), TimeOnly.MinValue));
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
}
