namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What happened to a case (办理记录), never changed afterwards. The events of a case, in order, are the truth about it: its row is what
/// <see cref="Case.Apply"/> makes of them.
/// </summary>
public sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    /// <param name="kind">What happened.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="now">When.</param>
    /// <param name="facts">What it changes; null: nothing beyond the state.</param>
    public CaseEvent(CaseEventKind kind, CaseActor by, DateTimeOffset now, CaseFacts? facts = null)
    {
        Kind = kind;
        (By, ById, ByName, UnitId) = (by.Kind, by.Id, by.Name, by.UnitId);
        At = now;
        Facts = facts == CaseFacts.None ? null : facts;
    }

    public Guid CaseId { get; private set; }

    /// <summary>1 for the first of a case, one more for each that follows.</summary>
    public int Sequence { get; private set; }
    public CaseEventKind Kind { get; private set; }

    /// <summary>Where the case stood afterwards.</summary>
    public CaseState State { get; private set; }
    public CaseActorKind By { get; private set; }

    /// <summary>The member of staff; null for the resident and for the assistant.</summary>
    public Guid? ById { get; private set; }

    /// <summary>Their name then; null for the resident and for the assistant.</summary>
    public string? ByName { get; private set; }

    /// <summary>The unit for which they acted.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>What was said: to the resident, by the resident, or among staff (<see cref="CaseEventKind.Noted"/>); sealed.</summary>
    public string? Note { get; init; }

    /// <summary>What it rests on: the number of a duty, the code of a reason.</summary>
    public string? Basis { get; init; }
    public DateTimeOffset At { get; private set; }

    /// <summary>What it changes; null: nothing beyond the state.</summary>
    public CaseFacts? Facts { get; private set; }

    /// <summary>Takes its place in the log of a case.</summary>
    internal void Append(Guid caseId, int sequence, CaseState state) => (CaseId, Sequence, State) = (caseId, sequence, state);

    /// <summary>The same, to be replayed elsewhere.</summary>
    internal CaseEvent Copy() => (CaseEvent)MemberwiseClone();
}
