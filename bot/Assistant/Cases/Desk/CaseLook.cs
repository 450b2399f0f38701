namespace ResidentAssistant.Assistant.Cases;

/// <summary>Somebody of staff has a case open (正在看).</summary>
internal sealed class CaseLook
{
    private CaseLook()
    {
    }

    public CaseLook(Guid caseId, Guid staffId, string name)
    {
        CaseId = caseId;
        StaffId = staffId;
        Name = name;
    }

    public Guid CaseId { get; private set; }
    public Guid StaffId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>When the page was there last.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When this person wrote last; null: has not written.</summary>
    public DateTimeOffset? WroteAt { get; private set; }

    public void Looks(string name, bool writes, DateTimeOffset now)
    {
        Name = name;
        SeenAt = now;
        WroteAt = writes ? now : WroteAt;
    }
}
