using System.Text.Json;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// What the assistant keeps in mind between two messages: open forms (the last one is being filled) and the choices it
/// offered last. Stored as JSON; a property this version does not know is ignored, one that is missing is empty.
/// </summary>
public sealed class DialogState
{
    public List<OpenForm> Open { get; init; } = [];
    public List<Choice> Offered { get; init; } = [];

    public OpenForm? Current => Open.Count == 0 ? null : Open[^1];

    public static DialogState Read(string? stored) =>
        stored is null ? new DialogState() : JsonSerializer.Deserialize<DialogState>(stored, ModelConventions.Json) ?? new DialogState();

    public string? Write() =>
        Open.Count == 0 && Offered.Count == 0 ? null : JsonSerializer.Serialize(this, ModelConventions.Json);

    public void Offer(IReadOnlyList<Choice> choices)
    {
        Offered.Clear();
        Offered.AddRange(choices);
    }
}

/// <summary>A form somebody began: its typed draft as JSON, with the version of the form that wrote it.</summary>
public sealed class OpenForm
{
    public required string Form { get; init; }
    public int Version { get; set; }
    public JsonElement Draft { get; set; }

    /// <summary>The slot that was asked last; empty at the summary.</summary>
    public string? Asking { get; set; }

    /// <summary>Slots the resident chose to leave empty.</summary>
    public List<string> Skipped { get; init; } = [];

    /// <summary>Answers in a row that were not understood.</summary>
    public int Misses { get; set; }
}
