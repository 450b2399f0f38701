using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a decision needs to know of the city.</summary>
/// <param name="Hours">Working time.</param>
/// <param name="Options">Deadlines.</param>
/// <param name="Territory">Units.</param>
/// <param name="CloseAfter">After how long a silence an answered case is closed.</param>
public sealed record CaseRules(WorkHours Hours, CaseOptions Options, Territory Territory, TimeSpan CloseAfter)
{
    /// <summary>The moment at which so many hours have passed: working hours, by the clock for an emergency.</summary>
    public DateTimeOffset After(DateTimeOffset start, double hours, CaseUrgency urgency) =>
        urgency == CaseUrgency.Emergency ? start.AddHours(hours) : Hours.After(start, TimeSpan.FromHours(hours));

    public CaseTimes TimesOf(CaseUrgency urgency) => urgency switch
    {
        CaseUrgency.Normal => Options.Normal,
        CaseUrgency.Urgent => Options.Urgent,
        CaseUrgency.Emergency => Options.Emergency,
    };

    /// <summary>By when a resident is answered who files now.</summary>
    public DateTimeOffset AnswerBy(DateTimeOffset now, CaseCategory category, CaseUrgency urgency) =>
        urgency == CaseUrgency.Normal && Options.AnswerDays.TryGetValue(category, out var days)
            ? Hours.After(now, Hours.Day * days)
            : After(now, TimesOf(urgency).Answer, urgency);
}
