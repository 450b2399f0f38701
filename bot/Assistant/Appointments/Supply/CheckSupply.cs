namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Whether a change of who receives residents makes sense.</summary>
internal static class CheckSupply
{
    /// <returns>Why not, in a sentence for staff; null when it does.</returns>
    public static string? WhyNot(SupplyChange change, Supply before) => change switch
    {
        SupplyChange.SaveVenue(var venue) => OfVenue(venue, before),
        SupplyChange.SavePattern(var pattern) => OfPattern(pattern, before),
        SupplyChange.AddException(var exception) => OfException(exception, before),
        SupplyChange.SaveProfile(var profile) => before.Lawyer(profile.LawyerId) is null ? "没有这位律师，或者账号停用了。"
            : profile.Firm.Length > 100 ? "律所名称不要超过 100 个字。" : null,
        SupplyChange.CloseVenue(var id) => before.Venue(id) is null ? "没有这个地点。" : null,
        SupplyChange.RemovePattern(var id) => before.Patterns.Any(one => one.Id == id) ? null : "这个排班已经不在了。",
        SupplyChange.RemoveException(var id) => before.Exceptions.Any(one => one.Id == id) ? null : "这条已经不在了。",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? OfVenue(Venue venue, Supply before) =>
        venue.Name.Trim().Length is 0 or > Venue.NameLimit ? $"地点名称要有 1 到 {Venue.NameLimit} 个字。"
        : venue.Address.Length > 200 || venue.Way.Length > 200 ? "地址和怎么去各不要超过 200 个字。"
        : before.Venues.Any(one => one.Id != venue.Id && one.Name == venue.Name) ? $"已经有“{venue.Name}”了。" : null;

    private static string? OfPattern(WeeklyPattern pattern, Supply before)
    {
        if (before.Lawyer(pattern.LawyerId) is null)
            return "没有这位律师，或者账号停用了。";
        if (before.Venue(pattern.VenueId) is null or { ClosedAt: not null })
            return "没有这个地点，或者已经停用了。";
        if (OfHours(pattern.From, pattern.Until, pattern.SlotMinutes) is { } hours)
            return hours;
        if (pattern.BufferMinutes is < 0 or > 60 || pattern.BufferMinutes % WeeklyPattern.Grain != 0)
            return "两位之间的间隔应在 0 到 60 分钟之间，是 5 的倍数。";
        if (pattern.Capacity is < 1 or > 20)
            return "每个时间接待的人数应在 1 到 20 之间。";
        if (pattern.Kept < 0 || pattern.Kept * (pattern.SlotMinutes + pattern.BufferMinutes) >= (pattern.Until - pattern.From).TotalMinutes)
            return "留给现场的时间太多了，至少要有一个能在网上约。";
        if (pattern.LastDay < pattern.FirstDay)
            return "结束的日子在开始的日子以前。";
        if (pattern.Room.Length > 40)
            return "房间不要超过 40 个字。";
        foreach (var other in before.Patterns)
        {
            if (other.Id == pattern.Id || other.Weekday != pattern.Weekday || other.From >= pattern.Until || other.Until <= pattern.From
                || other.FirstDay > pattern.LastDay || other.LastDay < pattern.FirstDay)
                continue;
            if (other.LawyerId == pattern.LawyerId)
                return $"这位律师{Hours(other)}已经有排班了，两段不能重叠。";
            if (pattern.Room.Length > 0 && other.VenueId == pattern.VenueId && other.Room == pattern.Room)
                return $"{pattern.Room}{Hours(other)}已经排给{before.Lawyer(other.LawyerId)?.Name ?? "别的律师"}了。";
        }

        return null;
    }

    private static string? OfException(PatternException exception, Supply before)
    {
        if (exception.LastDay < exception.FirstDay)
            return "结束的日子在开始的日子以前。";
        if (exception.LastDay.DayNumber - exception.FirstDay.DayNumber > 366)
            return "一次最多写一年。";
        if (exception.Reason.Length > PatternException.ReasonLimit)
            return $"原因不要超过 {PatternException.ReasonLimit} 个字。";
        if (exception.LawyerId is { } lawyer && before.Lawyer(lawyer) is null)
            return "没有这位律师，或者账号停用了。";
        if (exception.VenueId is { } venue && before.Venue(venue) is null)
            return "没有这个地点。";
        if (exception.From is null != exception.Until is null || exception.Until <= exception.From)
            return "时间要写起止，结束要晚于开始，不能过半夜。";
        return exception.Kind switch
        {
            ExceptionKind.Substitute => OfSubstitute(exception, before),
            ExceptionKind.Extra => exception is not { LawyerId: not null, VenueId: not null, From: { } from, Until: { } until }
                ? "加一次要写清谁来、在哪里、几点到几点。"
                : exception.FirstDay != exception.LastDay ? "加一次只写一天。" : OfHours(from, until, exception.SlotMinutes),
            _ => null,
        };
    }

    private static string? OfSubstitute(PatternException exception, Supply before)
    {
        if (exception is not { LawyerId: { } regular, SubstituteId: { } substitute })
            return "替班要写清替谁、谁来替。";
        if (before.Lawyer(substitute) is not { } one || substitute == regular)
            return "替班的律师不对，或者账号停用了。";
        if (before.Exceptions.Any(other => other is { Kind: ExceptionKind.Closed, LawyerId: { } away } && away == substitute
            && other.FirstDay <= exception.LastDay && other.LastDay >= exception.FirstDay))
            return $"{one.Name}那几天请假，不能替班。";
        var clash = before.Patterns.Any(own => own.LawyerId == substitute && before.Patterns.Any(theirs => theirs.LawyerId == regular
            && theirs.Weekday == own.Weekday && theirs.From < own.Until && theirs.Until > own.From && Falls(own.Weekday, exception)));
        return clash ? $"{one.Name}那时候自己有排班，不能替班。" : null;
    }

    private static bool Falls(DayOfWeek weekday, PatternException exception)
    {
        for (var day = exception.FirstDay; day <= exception.LastDay; day = day.AddDays(1))
            if (day.DayOfWeek == weekday)
                return true;
        return false;
    }

    private static string? OfHours(TimeOnly from, TimeOnly until, int minutes)
    {
        if (minutes is < 10 or > 240 || minutes % WeeklyPattern.Grain != 0)
            return "每位的时间应在 10 到 240 分钟之间，是 5 的倍数。";
        if (until <= from)
            return "结束要晚于开始，不能过半夜。";
        if (from.Minute % WeeklyPattern.Grain != 0 || until.Minute % WeeklyPattern.Grain != 0)
            return "起止时间要在 5 分钟的整数上，例如 14:00、14:35。";
        return (until - from).TotalMinutes < minutes ? "这段时间不够接待一位。" : null;
    }

    private static string Hours(WeeklyPattern pattern) => $"{CityTime.Weekday(pattern.Weekday)} {pattern.From:HH\\:mm}–{pattern.Until:HH\\:mm}";
}
