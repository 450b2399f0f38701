using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Finds the slot that a resident wishes among those to come.</summary>
public static class FindSlot
{
    /// <param name="wish">What was said.</param>
    /// <param name="coming">All slots to come that were not withdrawn, the earliest first.</param>
    /// <param name="spokenOf">The day that is spoken of already: an hour without a day is meant on it.</param>
    /// <param name="liked">The lawyer of the slot chosen before, who is kept where that is possible.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when nothing was said that chooses a slot.</returns>
    public static SlotAnswer? Answer(SlotWish wish, IReadOnlyList<ComingSlot> coming, DateOnly? spokenOf, string? liked, DateTimeOffset now)
    {
        if (wish.AsksWho)
            return new SlotAnswer.Lawyers([.. coming.Select(slot => slot.Slot.Lawyer).Distinct().Order(StringComparer.Ordinal)]);
        if (coming.Count == 0)
            return null;
        var time = OnDay(wish, coming, spokenOf, now);
        var ofLawyer = wish.Lawyer is { } named ? coming.Where(slot => slot.Slot.Lawyer == named).ToList() : coming;
        if (time is null)
            return wish.Lawyer is null ? null : OfThose(wish, null, ofLawyer, liked);
        if (time.IsNoDay)
            return new SlotAnswer.NoSuchDay(time.DaySaid!);
        if (IsOver(time, now))
            return new SlotAnswer.Over(When(time));
        var thatDay = ofLawyer.Where(slot => time.Fits(slot.Day)).ToList();
        if (thatDay.Count == 0)
            return Nobody(time, coming);
        var fitting = thatDay.Where(slot => time.Fits(slot.Time)).ToList();
        return fitting.Count == 0 ? Outside(time, thatDay) : OfThose(wish, time, fitting, liked);
    }

    /// <summary>The one day that is meant; null when it is a week, a month or any.</summary>
    public static DateOnly? DayMeant(SlotWish wish, IReadOnlyList<ComingSlot> coming, DateOnly? spokenOf, DateTimeOffset now) =>
        OnDay(wish, coming, spokenOf, now)?.Day;

    /// <summary>With the day that is meant: the one spoken of, or the next on which anybody comes.</summary>
    private static ComingTime? OnDay(SlotWish wish, IReadOnlyList<ComingSlot> coming, DateOnly? spokenOf, DateTimeOffset now)
    {
        if (wish.Time is not { } time || time.Day is not null || time.First is not null || time.IsNoDay)
            return wish.Time;
        // 周四 alone is the name of the service: 周四有约.
        var names = time.Weekday is not null && !time.HasHours && !time.Soonest && !wish.Asks && coming.All(slot => slot.Day.DayOfWeek == time.Weekday);
        if (names)
            return null;
        if (spokenOf is { } day && (time.Weekday is null || time.Weekday == day.DayOfWeek) && !time.Soonest)
            return time with { Day = day, Weekday = null };
        if (time.Soonest)
            return time;
        var next = coming.Where(slot => time.Fits(slot.Day)).Select(slot => (DateOnly?)slot.Day).FirstOrDefault();
        if (time.Weekday is { } weekday && (next is null || spokenOf is not null))
        {
            // 周五, when a Thursday is spoken of, is the day behind it.
            var from = spokenOf ?? CityTime.Today(now);
            next = from.AddDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);
        }

        return next is null ? time : time with { Day = next, Weekday = null };
    }

    private static bool IsOver(ComingTime time, DateTimeOffset now)
    {
        var (today, clock) = (CityTime.Today(now), TimeOnly.FromDateTime(CityTime.Local(now).DateTime));
        if (time.Day is { } day)
            return day < today || (day == today && time.Exact is { } exact && exact <= clock) || (day == today && time.Exact is null && time.Until <= clock);
        return time.Last < today;
    }

    private static SlotAnswer Nobody(ComingTime time, IReadOnlyList<ComingSlot> coming)
    {
        var last = coming[^1];
        var weekdays = coming.Select(slot => slot.Day.DayOfWeek).Distinct().ToList();
        var mayYetBe = time.Day is { } day ? weekdays.Contains(day.DayOfWeek) : time.First is not null;
        return mayYetBe && (time.Day ?? time.First) > last.Day
            ? new SlotAnswer.NotYetOpen(Day(time)!, CityTime.Day(last.Slot.StartsAt))
            : new SlotAnswer.NobodyThen(Day(time)!, string.Join('、', weekdays.Order().Select(CityTime.Weekday)));
    }

    private static SlotAnswer.OutsideHours Outside(ComingTime time, IReadOnlyList<ComingSlot> thatDay)
    {
        var times = thatDay.Select(slot => slot.Time).Distinct().Order().ToList();
        var between = time.Exact is { } exact && exact > times[0] && exact < times[^1];
        return new SlotAnswer.OutsideHours(Day(time), time.HourSaid!, times, between);
    }

    private static SlotAnswer OfThose(SlotWish wish, ComingTime? time, IReadOnlyList<ComingSlot> fitting, string? liked)
    {
        var when = time is null ? wish.Lawyer! : When(time);
        var free = fitting.Where(slot => !slot.Taken).ToList();
        if (free.Count == 0)
            return new SlotAnswer.Full(when);
        var first = free.OrderBy(slot => slot.Slot.StartsAt).ThenByDescending(slot => slot.Slot.Lawyer == liked).First();
        return wish.Asks ? new SlotAnswer.Free(when) : new SlotAnswer.Fits(first.Slot);
    }

    private static string When(ComingTime time) => Day(time) + time.HourSaid is { Length: > 0 } when ? when : "最近几次";

    private static string? Day(ComingTime time) => time.Day is { } day ? CityTime.Day(CityTime.At(day, TimeOnly.MinValue)) : time.DaySaid;
}
