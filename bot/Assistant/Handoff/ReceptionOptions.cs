using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Rules of the online reception of lawyers (settings <c>City:Reception:*</c>).</summary>
public sealed class ReceptionOptions
{
    /// <summary>How long a lawyer who is asked to take a resident over has to answer, 10 seconds to 10 minutes.</summary>
    public TimeSpan OfferFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a resident waits for a word of the lawyer before the lawyer is asked, 1 to 60 minutes; after twice that another is asked.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long a silence of both a conversation that is held ends by itself, 1 to 48 hours.</summary>
    public TimeSpan EndAfter { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a lawyer counts as there without a sign of the page or program, 30 seconds to 10 minutes.</summary>
    public TimeSpan SeenFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <exception cref="SettingException">A value is outside its range.</exception>
    internal void Check()
    {
        if (OfferFor < TimeSpan.FromSeconds(10) || OfferFor > TimeSpan.FromMinutes(10))
            throw new SettingException($"City:Reception:OfferFor 是 {OfferFor}，应在 10 秒到 10 分钟之间，例如 City__Reception__OfferFor=00:01:00。");
        if (SilentAfter < TimeSpan.FromMinutes(1) || SilentAfter > TimeSpan.FromHours(1))
            throw new SettingException($"City:Reception:SilentAfter 是 {SilentAfter}，应在 1 到 60 分钟之间，例如 City__Reception__SilentAfter=00:05:00。");
        if (EndAfter < TimeSpan.FromHours(1) || EndAfter > TimeSpan.FromHours(48))
            throw new SettingException($"City:Reception:EndAfter 是 {EndAfter}，应在 1 到 48 小时之间，例如 City__Reception__EndAfter=12:00:00。");
        if (SeenFor < TimeSpan.FromSeconds(30) || SeenFor > TimeSpan.FromMinutes(10))
            throw new SettingException($"City:Reception:SeenFor 是 {SeenFor}，应在 30 秒到 10 分钟之间，例如 City__Reception__SeenFor=00:02:00。");
    }
}
