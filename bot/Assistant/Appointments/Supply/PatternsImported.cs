using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What became of a workbook of weekly times.</summary>
public abstract record PatternsImported
{
    private PatternsImported()
    {
    }

    /// <param name="Added">New ones.</param>
    /// <param name="Changed">Known by lawyer, weekday and beginning.</param>
    /// <param name="Unchanged">As they were.</param>
    /// <param name="Rows">Those that were not taken.</param>
    public sealed record Done(int Added, int Changed, int Unchanged, IReadOnlyList<RefusedRow> Rows) : PatternsImported;

    /// <param name="Why">A sentence in Chinese; nothing was changed.</param>
    public sealed record Refused(string Why) : PatternsImported;
}
