using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Which decision of the <see cref="Router"/> answered a message. Names are stored: one that is renamed keeps its old name in storage.</summary>
public enum DecisionKind
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
    [JsonStringEnumMemberName("Manner")]
    Repair,

    /// <summary>An earlier answer was corrected.</summary>
    Correction,

    /// <summary>It answered what staff wrote about a case.</summary>
    Answer,

    /// <summary>
    /// It answered, or asked about, what the assistant had asked outside a form: whether to cancel, how it was; also what is said while a lawyer is
    /// waited for.
    /// </summary>
    Asked,

    /// <summary>It asked something of the answer given before.</summary>
    FollowUp,

    /// <summary>It answered the open form.</summary>
    Form,

    /// <summary>A fixed phrase.</summary>
    Phrase,
    Classifier,
}
