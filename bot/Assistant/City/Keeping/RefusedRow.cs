namespace ResidentAssistant.Assistant.City;

/// <summary>A row of a workbook that was not taken.</summary>
/// <param name="Sheet">Its sheet.</param>
/// <param name="Row">As the spreadsheet counts; 1 is the row of the columns' names.</param>
/// <param name="Why">In Chinese.</param>
public sealed record RefusedRow(string Sheet, int Row, string Why);
