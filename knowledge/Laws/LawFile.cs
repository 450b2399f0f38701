namespace ResidentAssistant.Knowledge;

/// <summary>What became of one file.</summary>
public abstract record LawFile
{
    private LawFile()
    {
    }

    /// <summary>The file holds a law.</summary>
    public sealed record Parsed(LawDocument Document) : LawFile;

    /// <summary>The file is left out.</summary>
    /// <param name="Path">The file or folder.</param>
    /// <param name="Line">From 1; 0 when the file as a whole is meant.</param>
    /// <param name="Reason">One English clause for the operator.</param>
    public sealed record Refused(string Path, int Line, string Reason) : LawFile;
}
