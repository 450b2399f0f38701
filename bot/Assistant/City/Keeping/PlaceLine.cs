namespace ResidentAssistant.Assistant.City;

/// <summary>A place with the name of the unit that answers for it.</summary>
public sealed record PlaceLine(Place Place, string Unit);
