namespace ResidentAssistant.Assistant.Cases;

/// <summary>A word stands in a case: so the database finds cases by sealed texts without reading them (see <see cref="CaseWordIndex"/>).</summary>
internal sealed class CaseWord
{
    private CaseWord()
    {
    }

    public CaseWord(int token, Guid caseId)
    {
        Token = token;
        CaseId = caseId;
    }

    /// <summary>Four bytes of a keyed hash: few words share one, and what is found is looked at again.</summary>
    public int Token { get; private set; }
    public Guid CaseId { get; private set; }
}
