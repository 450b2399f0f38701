using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>One of the things a message may mean.</summary>
/// <param name="Intent">Stored by name.</param>
/// <param name="Probability">0 to 1, four digits.</param>
/// <param name="Evidence">The character groups that speak for it most, strongest first.</param>
public sealed record LikelyIntent(
    [property: JsonConverter(typeof(JsonStringEnumConverter<Intent>))] Intent Intent, double Probability, IReadOnlyList<string> Evidence);
