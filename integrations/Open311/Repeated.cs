namespace ResidentAssistant.Integrations.Open311;

/// <summary>Children of one name: an array in JSON, where the name disappears (the Spark mapping of GeoReport), elements of this name in XML.</summary>
/// <param name="Name">Of each child.</param>
/// <param name="Items">Texts or <see cref="Element"/>s; may be empty.</param>
internal sealed record Repeated(string Name, IReadOnlyList<object> Items);
