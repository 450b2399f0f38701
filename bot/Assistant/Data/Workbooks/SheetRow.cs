namespace ResidentAssistant.Assistant.Data.Workbooks;

/// <summary>A row of a sheet in which something stands.</summary>
/// <param name="Number">As the spreadsheet counts, from 1.</param>
/// <param name="Cells">By the number of the column, from 0; those in which nothing stands are missing.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells)
{
    /// <summary>Some of its cells are one with others.</summary>
    public bool IsMerged { get; init; }
}
