namespace ResidentAssistant.Assistant.City;

/// <summary>A row that has what its sheet asks for.</summary>
/// <param name="Sheet">Of which sheet.</param>
/// <param name="Number">As the spreadsheet counts.</param>
/// <param name="Values">In the order of <see cref="TerritorySheet.Columns"/>; empty where nothing stands.</param>
internal sealed record TerritoryRow(TerritorySheet Sheet, int Number, IReadOnlyList<string> Values)
{
    public RefusedRow Refuse(string why) => new(Sheet.Name, Number, why);
}
