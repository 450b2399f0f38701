namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// A line of a grid worker's day (工作日志), never changed afterwards. A service that is done and a check that found nothing are no cases: a case
/// waits for the word of somebody who was wronged, and only that word or silence closes it; here nobody waits, and a case that its own handler closed
/// would make that rule a lie. What has to be handled is a case with its log, and the line only says which one came of it.
/// </summary>
public sealed class GridEntry
{
    /// <summary>Letters of a place, as many as a complaint keeps.</summary>
    public const int LongestPlace = 60;

    private GridEntry()
    {
    }

    /// <param name="staffId">Who wrote it.</param>
    /// <param name="key">Chosen by the browser that it was typed in: the same line sent twice is one line.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="unitId">The unit for which it was done; null: of somebody without one.</param>
    /// <param name="place">Where; null: not said.</param>
    /// <param name="text">What was seen or done.</param>
    /// <param name="caseId">The case that came of it; null: none.</param>
    /// <param name="now">When it arrived.</param>
    public GridEntry(Guid staffId, Guid key, GridEntryKind kind, Guid? unitId, string? place, string text, Guid? caseId, DateTimeOffset now)
    {
        (StaffId, Key, Kind, UnitId) = (staffId, key, kind, unitId);
        (Place, Text, CaseId, At) = (place, text, caseId, now);
    }

    public Guid StaffId { get; private set; }
    public Guid Key { get; private set; }
    public GridEntryKind Kind { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>Sealed, since a door may be somebody's.</summary>
    public string? Place { get; private set; }

    /// <summary>Sealed.</summary>
    public string Text { get; private set; } = "";
    public Guid? CaseId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
