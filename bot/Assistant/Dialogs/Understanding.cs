using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Which decision of the <see cref="Conductor"/> answered a message. Names are stored: never rename one.</summary>
public enum Way
{
    /// <summary>A photo, a sticker, a voice message: there were no words to understand.</summary>
    NoText,

    /// <summary>Nothing fitted, or nothing surely enough.</summary>
    NotUnderstood,

    /// <summary>Words of danger got the number to call and nothing else, or told where the danger is.</summary>
    Danger,

    /// <summary>A person held the conversation.</summary>
    Person,

    /// <summary>An offered choice was tapped or named.</summary>
    Choice,

    /// <summary>取消, 上一步 and the like.</summary>
    Manner,

    /// <summary>An earlier answer was corrected.</summary>
    Correction,

    /// <summary>It answered what staff wrote about a case.</summary>
    Answer,

    /// <summary>It answered the open form.</summary>
    Form,

    /// <summary>A fixed phrase.</summary>
    Phrase,
    Classifier,
}

/// <summary>What a resident's words were taken for.</summary>
/// <param name="Slot">The slot it fills.</param>
/// <param name="Value">As the form keeps it.</param>
/// <param name="Words">The words it was taken from.</param>
public sealed record Extracted(string Slot, string Value, string Words);

/// <summary>
/// How a message was understood (理解), kept with the resident's line so that staff can ask why. The conductor fills it
/// during the turn; it does not change afterwards.
/// </summary>
public sealed class Understanding
{
    private const int Longest = 60;
    private readonly List<Extracted> extracted = [];

    [JsonInclude]
    [JsonConverter(typeof(JsonStringEnumConverter<Way>))]
    public Way Way { get; private set; }

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

    public IReadOnlyList<Extracted> Extracted
    {
        get => extracted;
        init => extracted = [.. value];
    }

    /// <summary>True when the classifier alone decided: a message that begins something, and what replays and corrections are about.</summary>
    [JsonIgnore]
    public bool IsFirst => Form is null && Intents.Count > 0 && Way is Way.Classifier or Way.NotUnderstood;

    /// <summary>The last decision before the answer is the one that stands.</summary>
    public void Took(Way way, Meaning? meaning = null, string? choice = null) => (Way, Intents, Choice) = (way, meaning?.Likeliest ?? [], choice);

    public void Did(ActDecision decided) => (Act, ActProbability, ActWords) = (decided.Act, decided.Probability, decided.Words);

    /// <summary>Notes what was taken from which words; of a slot the first note stays.</summary>
    public void Found(string slot, string value, string words)
    {
        if (!extracted.Exists(e => e.Slot == slot))
            extracted.Add(new Extracted(slot, Short(value), Short(words)));
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
