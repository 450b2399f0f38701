namespace ResidentAssistant.Assistant.Cases;

/// <summary>A unit that takes part in a case (参与单位): it has it, had it, or was called. Whoever works there sees the case.</summary>
public sealed class CaseSeat
{
    private CaseSeat()
    {
    }

    internal CaseSeat(Guid caseId, Guid unitId) => (CaseId, UnitId) = (caseId, unitId);

    public Guid CaseId { get; private set; }
    public Guid UnitId { get; private set; }

    /// <summary>Called by a whistle: it must check in whoever leads.</summary>
    public bool IsCalled { get; private set; }

    /// <summary>When it checked in, since it was given the case last; null when it has not.</summary>
    public DateTimeOffset? CheckedInAt { get; private set; }

    internal void Give() => CheckedInAt = null;

    internal void Call() => (IsCalled, CheckedInAt) = (true, null);

    internal void Release() => IsCalled = false;

    internal void CheckIn(DateTimeOffset at) => CheckedInAt = at;
}
