namespace ResidentAssistant.Assistant.City;

/// <summary>A unit as it stands in the list of all.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Depth">0 for the one above all.</param>
/// <param name="Parent">Name of the unit it belongs to.</param>
/// <param name="People">Names of those who work there, of accounts in use.</param>
/// <param name="Open">Cases it has not finished.</param>
public sealed record UnitLine(Unit Unit, int Depth, string? Parent, IReadOnlyList<string> People, int Open);
