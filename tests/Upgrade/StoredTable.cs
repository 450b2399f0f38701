namespace ResidentAssistant.Tests.Upgrade;

/// <summary>A table of a <see cref="StoredCity"/>.</summary>
/// <param name="Name">As in the database.</param>
/// <param name="Columns">Names.</param>
/// <param name="Rows">Values in the order of the columns, as text; null where nothing is stored.</param>
internal sealed record StoredTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
