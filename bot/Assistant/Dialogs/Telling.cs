namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>How residents speak of what they want.</summary>
public enum Telling
{
    /// <summary>By its name: 预约, 查进度.</summary>
    Named,

    /// <summary>They tell what is wrong, at any length: what is told where a story was asked for belongs to the story.</summary>
    Problem,

    /// <summary>They tell what happened and ask something of it.</summary>
    Question,
}
