using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>News of alerts, by the unit at whose desk they ring.</summary>
public static class DutyTopics
{
    private const string Kind = "alerts";

    /// <summary>Of any desk.</summary>
    public static Topic All { get; } = new(Kind, null);

    /// <param name="unit">Null: the alerts of no known place.</param>
    public static Topic OfUnit(Guid? unit) => new(Kind, unit ?? Guid.Empty);
}
