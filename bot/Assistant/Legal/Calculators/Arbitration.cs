using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>劳动仲裁时效 of a dispute.</summary>
/// <param name="DaysLeft">0 on the last day.</param>
/// <param name="InterruptedLate">The interruption that was told came after the year was over.</param>
public sealed record Arbitration(ArbitrationState State, LastDay? LastDay = null, int DaysLeft = 0, bool InterruptedLate = false)
{
    public static readonly IReadOnlyList<Source> Sources =
    [
        .. Source.Of("劳动争议调解仲裁法", "2007-12-29", "二十一", "二十七", "二十八", "二十九", "五十三"),
        .. Source.Of("民法典", "2020-05-28", "一百九十八", "二百零一", "二百零二", "二百零三"),
        .. Source.Of("全国年节及纪念日放假办法", "2024-11-10", "二"),
    ];

    private const int Years = 1;

    public static Arbitration Of(LabourDispute dispute, DateOnly today, WorkCalendar calendar)
    {
        if (dispute.Begins is not { } begins)
            return new Arbitration(ArbitrationState.Unlimited);
        var last = LegalPeriod.OfYears(begins, Years, calendar);
        var late = dispute.Interrupted > last.Day;
        if (dispute.Interrupted is { } again && again > begins && !late)
            last = LegalPeriod.OfYears(again, Years, calendar);
        return new Arbitration(
            last.Day < today ? ArbitrationState.Expired : ArbitrationState.Running, last, Math.Max(0, last.Day.DayNumber - today.DayNumber), late);
    }
}
