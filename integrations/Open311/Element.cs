namespace ResidentAssistant.Integrations.Open311;

/// <summary>
/// An answer before it is JSON or XML: parts in order. A value is null, a text, a number, a truth, a moment (<see cref="DateTimeOffset"/>), an
/// <see cref="Element"/> or a <see cref="Repeated"/>.
/// </summary>
internal sealed record Element(params IReadOnlyList<(string Name, object? Value)> Parts);
