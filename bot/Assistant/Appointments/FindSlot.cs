using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Finds the slot that a resident wishes among those to come.</summary>
public static class FindSlot
{
    /// <param name="wish">What was said.</param>
    /// <param name="coming">All slots to come that were not withdrawn, the earliest first.</param>
    /// <param name="spoken">What has been spoken of before.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when nothing was said that chooses a slot.</returns>
    public static SlotAnswer? Answer(SlotWish wish, IReadOnlyList<ComingSlot> coming, SpokenOf spoken, DateTimeOffset now)
    {
        if (wish.AsksWoman is { } woman && coming.Any(slot => slot.Slot.IsWoman is not null))
            return new SlotAnswer.WomenOrMen(
                woman, [.. coming.Where(slot => slot.Slot.IsWoman == woman).Select(slot => slot.Slot.Lawyer).Distinct().Order(StringComparer.Ordinal)]);
        if (wish.AsksWho)
            return new SlotAnswer.Lawyers([.. coming.Select(slot => slot.Slot.Lawyer).Distinct().Order(StringComparer.Ordinal)]);
        if (coming.Count == 0)
            return null;
        var ofLawyer =
            coming.Where(slot => wish.Lawyer is { } named ? slot.Slot.Lawyer == named : !wish.AnotherLawyer || slot.Slot.Lawyer != spoken.Lawyer).ToList();
        if (wish is { Order: not 0, Time: null })
            return Beyond(wish, ofLawyer, spoken);
        var time = Meant(wish, coming, spoken, now);
        var who = wish.Lawyer ?? (wish.AnotherLawyer ? string.Join('、', ofLawyer.Select(slot => slot.Slot.Lawyer).Distinct()) : null);
        if (time is null)
            return who is not { Length: > 0 } ? null : OfThose(wish, null, ofLawyer, spoken, who);
        if (time.IsUnknown)
            return new SlotAnswer.UnknownDay(time.DaySaid!);
        if (time.IsNoDay)
            return new SlotAnswer.NoSuchDay(time.DaySaid!);
        if (IsOver(time, now))
            return new SlotAnswer.Over(When(time));
        var thatDay = ofLawyer.Where(slot => time.Fits(slot.Day)).ToList();
        if (thatDay.Count == 0)
            return who is not null && coming.Any(slot => time.Fits(slot.Day)) ? new SlotAnswer.LawyerAway(who, Day(time)!) : Nobody(time, coming);
        var fitting = thatDay.Where(slot => time.Fits(slot.Time)).ToList();
        return fitting.Count == 0 ? Outside(time, thatDay, who) : OfThose(wish, time, fitting, spoken, who);
    }

    /// <summary>The one day that is meant; null when it is a week, a month or any.</summary>
    public static DateOnly? DayMeant(SlotWish wish, IReadOnlyList<ComingSlot> coming, SpokenOf spoken, DateTimeOffset now) =>
        Meant(wish, coming, spoken, now)?.Day;

    /// <summary>With the day that is meant: the one spoken of, or the next on which anybody comes; a lawyer alone is meant at the hour spoken of.</summary>
    private static ComingTime? Meant(SlotWish wish, IReadOnlyList<ComingSlot> coming, SpokenOf spoken, DateTimeOffset now)
    {
        // Nobody comes on a Friday that was asked for: who then says an hour or a lawyer means a day that was offered instead.
        var near = spoken.Day is { } said
            ? coming.OrderBy(slot => Math.Abs(slot.Day.DayNumber - said.DayNumber)).Select(slot => (DateOnly?)slot.Day).FirstOrDefault() : null;
        if (wish.Time is not { } time)
        {
            if (wish.Minutes is { } minutes)
                return spoken is { Day: { } day, Hours: { } hours } ? SaidHours.At(hours.From.AddMinutes(minutes)).On(On(day)) : null;
            return near != spoken.Day || near is null ? null : spoken.Hours?.On(On(near.Value)) ?? On(near.Value);
        }

        if (time.FromSpoken is { } days)
            return spoken.Day is { } from ? FromThere(time, from, days) : time;
        if (IsNextWeek(time) && spoken is { Chosen: true, Day: { } chosen } && time.Fits(chosen))
            return FromThere(time, chosen, 7);
        if (time.Day is not null || time.First is not null || time.IsNoDay || time.IsUnknown || time.Soonest)
            return time;
        if (time.Weekday is not { } weekday)
            return near is null ? time : time with { Day = near };
        // 周四 alone is the name of the service: 周四有约.
        var names = !time.HasHours && !wish.Asks && coming.All(slot => slot.Day.DayOfWeek == weekday);
        if (names && (spoken.Day is null || spoken.Day.Value.DayOfWeek == weekday))
            return wish.Lawyer is null ? null : Meant(wish with { Time = null }, coming, spoken, now);
        return time with { Day = OfWeekday(weekday, coming, spoken.Day, CityTime.Today(now)), Weekday = null };
    }

    /// <summary>周四, when a Friday is spoken of, is the day before it; when nothing is, the next on which anybody comes.</summary>
    private static DateOnly OfWeekday(DayOfWeek weekday, IReadOnlyList<ComingSlot> coming, DateOnly? spokenOf, DateOnly today)
    {
        if (spokenOf is null && coming.Select(slot => (DateOnly?)slot.Day).FirstOrDefault(day => day!.Value.DayOfWeek == weekday) is { } next)
            return next;
        var from = spokenOf ?? today;
        var day = from.AddDays(FromMonday(weekday) - FromMonday(from.DayOfWeek));
        return day < today ? day.AddDays(7) : day;
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>下周, and no day or hour of it.</summary>
    private static bool IsNextWeek(ComingTime time) =>
        time is { First: { } first, Last: { } last, HasHours: false, DaySaid: ['下', ..] } && last.DayNumber - first.DayNumber == 6;

    private static ComingTime FromThere(ComingTime time, DateOnly from, int days)
    {
        var day = from.AddDays(days);
        return time with
        {
            Day = time.Weekday is { } weekday ? day.AddDays(FromMonday(weekday) - FromMonday(day.DayOfWeek))
            : day,
            First = null,
            Last = null,
            Weekday = null
        };
    }

    private static ComingTime On(DateOnly day) => new() { Day = day, Rest = "" };

    /// <summary>What there is before or behind the time that is spoken of.</summary>
    private static SlotAnswer? Beyond(SlotWish wish, IReadOnlyList<ComingSlot> coming, SpokenOf spoken)
    {
        var (day, isLater) = (spoken.Day, wish.Order > 0);
        var thatDay = coming.Where(slot => slot.Day == day).ToList();
        if (thatDay.Count == 0 || spoken.Hours is not { } hours)
        {
            var all = (thatDay.Count > 0 ? thatDay : coming).Select(slot => slot.Time).Order().ToList();
            return wish.Asks && all.Count > 0 ? new SlotAnswer.Between(thatDay.Count > 0 ? CityTime.Day(day!.Value) : null, all[0], all[^1]) : null;
        }

        var beyond = wish.OfDays ? [] : thatDay.Where(slot => isLater ? slot.Time > hours.From : slot.Time < hours.From).ToList();
        if (beyond.Exists(slot => !slot.Taken))
            return new SlotAnswer.Beyond(CityTime.Day(day!.Value), isLater, [.. beyond.Where(slot => !slot.Taken).Select(slot => slot.Time).Distinct().Order()]);
        var days = coming.Where(slot => !slot.Taken && (isLater ? slot.Day > day : slot.Day < day)).Select(slot => slot.Day).Distinct().Order().ToList();
        if (wish.OfDays && days.Count > 0)
            return new SlotAnswer.Beyond(string.Join('、', days.Select(CityTime.Day)), isLater, []);
        var nearest = days.Count == 0 ? null : CityTime.Day(isLater ? days[0] : days[^1]);
        return new SlotAnswer.NoneBeyond(CityTime.Day(day!.Value), wish.OfDays ? null : hours.From, isLater, beyond.Count > 0, nearest);
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
        var isOne = time.Day is { } day && weekdays.Contains(day.DayOfWeek);
        return (isOne || (time.Day is null && time.First is not null)) && (time.Day ?? time.First) > last.Day
            ? new SlotAnswer.NotYetOpen(Day(time)!, CityTime.Day(last.Slot.StartsAt))
            : new SlotAnswer.NobodyThen(Day(time)!, isOne ? "" : string.Join('、', weekdays.Order().Select(CityTime.Weekday)));
    }

    private static SlotAnswer.OutsideHours Outside(ComingTime time, IReadOnlyList<ComingSlot> thatDay, string? who)
    {
        var times = thatDay.Select(slot => slot.Time).Distinct().Order().ToList();
        var between = time.Exact is { } exact && exact > times[0] && exact < times[^1];
        return new SlotAnswer.OutsideHours(Day(time), time.HourSaid!, times, between, who);
    }

    private static SlotAnswer OfThose(SlotWish wish, ComingTime? time, IReadOnlyList<ComingSlot> fitting, SpokenOf spoken, string? who)
    {
        var when = time is null ? who! : When(time);
        var free = fitting.Where(slot => !slot.Taken).ToList();
        if (free.Count == 0)
            return who is not null && time is not null ? new SlotAnswer.LawyerFull(who, when) : new SlotAnswer.Full(when);
        var keepsHour = spoken.Chosen && time is not { HasHours: true } and not { Soonest: true };
        var first = free.OrderBy(slot => time is null && spoken.Day is { } day ? Math.Abs(slot.Day.DayNumber - day.DayNumber) : slot.Day.DayNumber)
            .ThenByDescending(slot => keepsHour && spoken.Hours?.Fits(slot.Time) == true)
            .ThenBy(slot => slot.Slot.StartsAt).ThenByDescending(slot => slot.Slot.Lawyer == spoken.Lawyer)
            .ThenByDescending(slot => slot.Slot.Knows(spoken.Field)).First();
        return wish.Asks ? new SlotAnswer.Free(when) : new SlotAnswer.Fits(first.Slot);
    }

    private static string When(ComingTime time) => Day(time) + time.HourSaid is { Length: > 0 } when ? when : "最近几次";

    private static string? Day(ComingTime time) => time.Day is { } day ? CityTime.Day(day) : time.DaySaid;
}
