using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Notices;

/// <summary>What a resident is told outside a turn, when nothing was asked just now (通知).</summary>
/// <param name="Text">What the resident reads.</param>
/// <param name="Choices">Below it, in place of those that were offered before; where there are none, those stay.</param>
public sealed record Notice(string Text, params IReadOnlyList<Choice> Choices)
{
    /// <summary>Who says it: the assistant, or staff or a lawyer by <see cref="SpeakerName"/>.</summary>
    public Speaker Speaker { get; init; } = Speaker.Assistant;

    /// <summary>The name of the person who says it; null for the assistant.</summary>
    public string? SpeakerName { get; init; }

    /// <summary>The case it belongs to: who may see the case reads it. Null: none.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The result of something the resident waits for: it may use the message that is kept in reserve (see <see cref="PushQuota.Reserve"/>).</summary>
    public bool UsesReserve { get; init; }

    /// <summary>Tells how something goes, neither a result nor a question: who asked for few notices is not told.</summary>
    public bool IsMinor { get; init; }

    /// <summary>What the dialog is to know when the resident answers; not called for a resident who has left. Null: nothing.</summary>
    public Action<DialogState>? Remember { get; init; }
}
