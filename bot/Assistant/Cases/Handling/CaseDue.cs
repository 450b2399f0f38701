using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What is due next, and when.</summary>
public sealed record CaseDue([property: JsonConverter(typeof(JsonStringEnumConverter))] CaseStep What, DateTimeOffset At);
