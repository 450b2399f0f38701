using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The times of 周四有约, as a pure function of the patterns, the exceptions, the calendar and what is taken.</summary>
public static class Slots
{
    /// <summary>A day that is a holiday moves no further than this.</summary>
    private const int MovesAtMost = 6;

    /// <param name="supply">Who receives residents when and where.</param>
    /// <param name="calendar">The holidays.</param>
    /// <param name="taken">What is booked or held, in any order.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day, included.</param>
    /// <returns>The earliest first; at the same time by the lawyer's name. A lawyer, and a room, has one slot at a time.</returns>
    public static IReadOnlyList<ComingSlot> Of(Supply supply, WorkCalendar calendar, IEnumerable<TakenTime> taken, DateOnly first, DateOnly last)
    {
        var given = taken.Select(one => (one.LawyerId, one.At.UtcDateTime, one.Seat)).ToHashSet();
        var (lawyers, venues) = (supply.Lawyers.ToDictionary(one => one.Id), supply.Venues.ToDictionary(one => one.Id));
        var (freeFrom, roomFrom) = (new Dictionary<Guid, DateTimeOffset>(), new Dictionary<(Guid, string), DateTimeOffset>());
        var found = new List<ComingSlot>();
        foreach (var slot in Blocks(supply, calendar, first, last).SelectMany(block => Cut(block, supply.Exceptions, lawyers, venues))
            .OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.Lawyer, StringComparer.Ordinal))
        {
            var room = (slot.VenueId, slot.Room);
            if (freeFrom.GetValueOrDefault(slot.LawyerId) > slot.StartsAt || (slot.Room.Length > 0 && roomFrom.GetValueOrDefault(room) > slot.StartsAt))
                continue;
            freeFrom[slot.LawyerId] = roomFrom[room] = slot.EndsAt;
            found.Add(new ComingSlot(slot, FreeSeat(slot, given)));
        }

        return found;
    }

    /// <summary>The day on which what is held weekly takes place; null: it falls out.</summary>
    public static DateOnly? DayOf(WeeklyPattern pattern, DateOnly day, WorkCalendar calendar)
    {
        // Who receives residents on Saturdays does so on every Saturday that is no holiday.
        if (calendar.IsWorkingDay(day) || (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && calendar.HolidayOf(day) is null))
            return day;
        if (pattern.DayOff == DayOffRule.FallsOut)
            return null;
        for (var days = 1; days <= MovesAtMost; days++)
        {
            if (calendar.IsWorkingDay(day.AddDays(-days)))
                return day.AddDays(-days);
            if (calendar.IsWorkingDay(day.AddDays(days)))
                return day.AddDays(days);
        }

        return null;
    }

    private static int? FreeSeat(AppointmentSlot slot, HashSet<(Guid, DateTime, int)> given)
    {
        for (var seat = 0; seat < slot.Capacity; seat++)
            if (TakenTime.Grains(slot.StartsAt, slot.EndsAt).All(at => !given.Contains((slot.LawyerId, at.UtcDateTime, seat))))
                return seat;
        return null;
    }

    private static IEnumerable<Block> Blocks(Supply supply, WorkCalendar calendar, DateOnly first, DateOnly last)
    {
        foreach (var pattern in supply.Patterns)
        {
            var from = first.AddDays(-MovesAtMost);
            for (var day = from.AddDays(((int)pattern.Weekday - (int)from.DayOfWeek + 7) % 7); day <= last.AddDays(MovesAtMost); day = day.AddDays(7))
                if (pattern.Holds(day) && DayOf(pattern, day, calendar) is { } held && held >= first && held <= last)
                    yield return new Block(held, pattern.LawyerId, pattern);
        }

        foreach (var extra in supply.Exceptions.Where(one => one.Kind == ExceptionKind.Extra && one.FirstDay >= first && one.FirstDay <= last))
            yield return new Block(
                extra.FirstDay, extra.LawyerId!.Value,
                new WeeklyPattern(extra.Id, extra.LawyerId.Value, extra.VenueId!.Value, extra.FirstDay.DayOfWeek, extra.From!.Value, extra.Until!.Value)
                {
                    Room = extra.Room,
                    SlotMinutes = extra.SlotMinutes,
                });
    }

    private static IEnumerable<AppointmentSlot> Cut(
        Block block, IReadOnlyList<PatternException> exceptions, Dictionary<Guid, Lawyer> lawyers, Dictionary<Guid, Venue> venues)
    {
        var (day, regular, pattern) = block;
        var about = exceptions.Where(one => one.Kind == ExceptionKind.Substitute && one.IsAbout(day, regular, pattern.VenueId));
        var lawyerId = about.Select(one => one.SubstituteId).FirstOrDefault() ?? regular;
        if (!lawyers.TryGetValue(lawyerId, out var lawyer) || !venues.TryGetValue(pattern.VenueId, out var venue) || venue.ClosedAt is not null)
            yield break;
        var closed = exceptions.Where(one => one.Kind == ExceptionKind.Closed && one.IsAbout(day, lawyerId, venue.Id)).ToList();
        var (minutes, step) = (pattern.SlotMinutes, pattern.SlotMinutes + pattern.BufferMinutes);
        var count = ((int)(pattern.Until - pattern.From).TotalMinutes + pattern.BufferMinutes) / step;
        for (var at = 0; at < count; at++)
        {
            var from = pattern.From.AddMinutes(at * step);
            if (closed.Exists(one => one.Overlaps(from, from.AddMinutes(minutes))))
                continue;
            var starts = CityTime.At(day, from);
            yield return new AppointmentSlot(starts, starts.AddMinutes(minutes), venue.Id, venue.Name, lawyerId, lawyer.Name)
            {
                Room = pattern.Room,
                Fields = lawyer.Profile?.Fields ?? [],
                IsWoman = lawyer.Profile?.IsWoman,
                IsKept = at >= count - pattern.Kept,
                Capacity = pattern.Capacity,
            };
        }
    }

    /// <param name="Day">When it takes place.</param>
    /// <param name="Lawyer">Who comes as a rule.</param>
    /// <param name="Pattern">The hours.</param>
    private sealed record Block(DateOnly Day, Guid Lawyer, WeeklyPattern Pattern);
}
