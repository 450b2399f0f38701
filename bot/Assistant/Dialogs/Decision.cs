using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// How a message was understood (理解), kept with the resident's line so that staff can ask why. The router fills it
/// during the turn; it does not change afterwards.
/// </summary>
public sealed class Decision
{
    private const int Longest = 60;
    private readonly List<Extracted> extracted = [];

    [JsonInclude]
    [JsonConverter(typeof(JsonStringEnumConverter<DecisionKind>))]
    [JsonPropertyName("way")]
    public DecisionKind Kind { get; private set; }

    /// <summary>Label of the choice that was tapped or named.</summary>
    [JsonInclude]
    public string? Choice { get; private set; }

    /// <summary>The form that was open before this message.</summary>
    public string? Form { get; init; }

    /// <summary>The slot it had asked for; null at its summary.</summary>
    public string? Slot { get; init; }

    /// <summary>The likeliest first; empty when the decision did not rest on the classifier.</summary>
    [JsonInclude]
    public IReadOnlyList<LikelyIntent> Intents { get; private set; } = [];

    /// <summary>What the words did to what was open; null when nothing was, or they were not asked.</summary>
    [JsonInclude]
    [JsonConverter(typeof(JsonStringEnumConverter<DialogAct>))]
    public DialogAct? Act { get; private set; }

    /// <summary>0 to 1.</summary>
    [JsonInclude]
    public double ActProbability { get; private set; }

    /// <summary>The words that say so.</summary>
    [JsonInclude]
    public IReadOnlyList<string> ActWords { get; private set; } = [];

    /// <summary>Whether the answer is in a language model's words; null when that was not in question.</summary>
    [JsonInclude]
    [JsonConverter(typeof(JsonStringEnumConverter<Rephrasing>))]
    public Rephrasing? Rephrasing { get; private set; }

    public IReadOnlyList<Extracted> Extracted
    {
        get => extracted;
        init => extracted = [.. value];
    }

    /// <summary>True when the classifier alone decided: a message that begins something, and what replays and corrections are about.</summary>
    [JsonIgnore]
    public bool IsFirst => Form is null && Intents.Count > 0 && Kind is DecisionKind.Classifier or DecisionKind.NotUnderstood;

    /// <summary>The last decision before the answer is the one that stands.</summary>
    public void Decide(DecisionKind kind, Meaning? meaning = null, string? choice = null) => (Kind, Intents, Choice) = (kind, meaning?.Likeliest ?? [], choice);

    public void NoteAct(ActDecision decided) => (Act, ActProbability, ActWords) = (decided.Act, decided.Probability, decided.Words);

    public void NoteRephrasing(Rephrasing how) => Rephrasing = how;

    /// <summary>Notes what was taken from which words; of a slot the first note stays.</summary>
    public void NoteValue(string slot, string value, string words)
    {
        if (!extracted.Exists(e => e.Slot == slot))
            extracted.Add(new Extracted(slot, Short(value), Short(words)));
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
