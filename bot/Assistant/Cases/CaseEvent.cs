namespace ResidentAssistant.Assistant.Cases;

/// <summary>What happened to a case, never changed afterwards (办理记录).</summary>
public sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    public CaseEvent(Guid caseId, CaseState state, string? byName, string? note, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        CaseId = caseId;
        State = state;
        ByName = byName;
        Note = note;
        At = now;
    }

    /// <summary>Staff corrected the category; the resident hears nothing of it.</summary>
    public CaseEvent(Case corrected, CaseCategory before, string byName, DateTimeOffset now)
        : this(corrected.Id, corrected.State, byName, null, now) => (CategoryBefore, Category) = (before, corrected.Category);

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public CaseState State { get; private set; }

    /// <summary>Null: the resident or the assistant.</summary>
    public string? ByName { get; private set; }

    /// <summary>What the resident was told; sealed.</summary>
    public string? Note { get; private set; }

    /// <summary>What staff corrected the category from, and to; null on any other line.</summary>
    public CaseCategory? CategoryBefore { get; private set; }
    public CaseCategory? Category { get; private set; }
    public DateTimeOffset At { get; private set; }
}
