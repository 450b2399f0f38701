using System.Text.Json.Serialization;

namespace ResidentAssistant.Knowledge;

/// <summary>Lines of a law's file that were read and left out.</summary>
/// <param name="Line">The first of them, from 1.</param>
/// <param name="Lines">How many.</param>
public sealed record LawSkip([property: JsonConverter(typeof(JsonStringEnumConverter<LawSkipped>))] LawSkipped What, int Line, int Lines);
