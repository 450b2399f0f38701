namespace ResidentAssistant.Assistant.Notices;

/// <summary>The night, in which nobody is told what may wait: from 21 to 8 o'clock in the city.</summary>
public static class QuietHours
{
    private static readonly TimeOnly Morning = new(8, 0);
    private static readonly TimeOnly Evening = new(21, 0);

    /// <summary>The first moment from <paramref name="now"/> on that is not at night: itself by day, else the next morning.</summary>
    public static DateTimeOffset Next(DateTimeOffset now)
    {
        var local = CityTime.Local(now);
        var (day, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (time >= Morning && time < Evening)
            return local;
        return CityTime.At(time < Morning ? day : day.AddDays(1), Morning);
    }
}
