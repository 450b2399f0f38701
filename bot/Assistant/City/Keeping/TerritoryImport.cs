namespace ResidentAssistant.Assistant.City;

/// <summary>What came of a workbook.</summary>
public abstract record TerritoryImport
{
    private TerritoryImport()
    {
    }

    /// <param name="Added">Rows that are new.</param>
    /// <param name="Changed">Rows of known names or numbers that say something else.</param>
    /// <param name="Unchanged">Rows that say what stands there already.</param>
    /// <param name="Rows">What was not taken, in the order of the file; everything else was.</param>
    public sealed record Done(int Added, int Changed, int Unchanged, IReadOnlyList<RefusedRow> Rows) : TerritoryImport;

    /// <summary>The file as a whole was not taken.</summary>
    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : TerritoryImport;
}
