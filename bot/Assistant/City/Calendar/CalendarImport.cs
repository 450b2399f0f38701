namespace ResidentAssistant.Assistant.City;

/// <summary>What became of an import of holidays.</summary>
public abstract record CalendarImport
{
    private CalendarImport()
    {
    }

    /// <param name="Years">The years that were replaced, in order.</param>
    public sealed record Done(IReadOnlyList<CalendarYear> Years) : CalendarImport;

    /// <param name="Why">A sentence for the operator; nothing was changed.</param>
    public sealed record Refused(string Why) : CalendarImport;
}
