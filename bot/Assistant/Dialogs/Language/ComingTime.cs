namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A time to come as a resident says it. What was not said is null.</summary>
public sealed record ComingTime
{
    /// <summary>The one day that was said: 12月10日, 下周四, 明天.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The week or month that was said, with <see cref="Last"/>: 下周, 12月.</summary>
    public DateOnly? First { get; init; }

    /// <inheritdoc cref="First"/>
    public DateOnly? Last { get; init; }

    /// <summary>A day of the week without saying of which one: 周四.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>The week, month or day as it was said, to be told back; a day that does not exist stands here alone.</summary>
    public string? DaySaid { get; init; }

    /// <summary>A day was said that is in no calendar: 2月30日.</summary>
    public bool IsNoDay { get; init; }

    /// <summary>A day was said of which it is not known which one it is: 冬至, 过几天.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Days from the day that is spoken of: 7 of 换下一周, -1 of 提前一天. Where none is, the other properties count from today.</summary>
    public int? FromSpoken { get; init; }

    /// <summary>The very time: 15:00 of 下午3点.</summary>
    public TimeOnly? Exact { get; init; }

    /// <summary>From this time on, included: 12:00 of 下午.</summary>
    public TimeOnly From { get; init; } = TimeOnly.MinValue;

    /// <summary>Up to this time, not included.</summary>
    public TimeOnly Until { get; init; } = TimeOnly.MaxValue;

    /// <summary>The hour or part of the day as it was said: 下午三点多.</summary>
    public string? HourSaid { get; init; }

    /// <summary>最早的, 哪天都行.</summary>
    public bool Soonest { get; init; }

    /// <summary>What was said besides, without blanks.</summary>
    public required string Rest { get; init; }

    public bool HasDay => Day is not null || First is not null || Weekday is not null || IsNoDay || IsUnknown;

    public bool HasHours => HourSaid is not null;

    public bool Fits(DateOnly day) =>
        !IsNoDay && !IsUnknown && (Day is null || day == Day) && (First is null || (day >= First && day <= Last))
        && (Weekday is null || day.DayOfWeek == Weekday);

    public bool Fits(TimeOnly time) => Exact is { } exact ? time == exact : time >= From && time < Until;
}
