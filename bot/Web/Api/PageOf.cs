namespace ResidentAssistant.Web.Api;

/// <summary>A part of a list.</summary>
/// <param name="Next">Asks for the next part as <c>after</c>; null: this is the last.</param>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);
