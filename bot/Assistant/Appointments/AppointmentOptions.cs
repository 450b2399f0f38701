using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Rules of booking (settings <c>City:Appointments:*</c>).</summary>
public sealed class AppointmentOptions
{
    /// <summary>How many days ahead can be booked, 7 to 120.</summary>
    public int HorizonDays { get; init; } = 28;

    /// <summary>At what o'clock, in the city's time, the last of these days opens.</summary>
    public TimeOnly ReleaseAt { get; init; } = TimeOnly.MinValue;

    /// <summary>How long before its beginning a time can be booked at the latest, up to 3 days.</summary>
    public TimeSpan Notice { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a time is kept for whoever chose it and has not confirmed yet, 1 to 30 minutes.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a time that became free is kept for who waits for it, 5 minutes to 12 hours.</summary>
    public TimeSpan OfferFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Appointments to come that a resident may have, 1 to 20.</summary>
    public int AtMost { get; init; } = 2;

    /// <exception cref="SettingException">A value is outside its range.</exception>
    internal void Check()
    {
        if (HorizonDays is < 7 or > 120)
            throw new SettingException($"City:Appointments:HorizonDays 是 {HorizonDays}，应在 7 到 120 天之间，例如 City__Appointments__HorizonDays=28。");
        if (Notice < TimeSpan.Zero || Notice > TimeSpan.FromDays(3))
            throw new SettingException($"City:Appointments:Notice 是 {Notice}，应在 0 到 3 天之间，例如 City__Appointments__Notice=00:30:00。");
        if (HoldFor < TimeSpan.FromMinutes(1) || HoldFor > TimeSpan.FromMinutes(30))
            throw new SettingException($"City:Appointments:HoldFor 是 {HoldFor}，应在 1 到 30 分钟之间，例如 City__Appointments__HoldFor=00:05:00。");
        if (OfferFor < TimeSpan.FromMinutes(5) || OfferFor > TimeSpan.FromHours(12))
            throw new SettingException($"City:Appointments:OfferFor 是 {OfferFor}，应在 5 分钟到 12 小时之间，例如 City__Appointments__OfferFor=00:30:00。");
        if (AtMost is < 1 or > 20)
            throw new SettingException($"City:Appointments:AtMost 是 {AtMost}，应在 1 到 20 之间，例如 City__Appointments__AtMost=2。");
    }
}
