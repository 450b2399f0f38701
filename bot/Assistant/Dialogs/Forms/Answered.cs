namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What became of a line that was said to a question.</summary>
internal enum Answered
{
    /// <summary>It is about something else.</summary>
    No,

    /// <summary>It is no answer yet, and something was said to it.</summary>
    NotYet,

    /// <summary>It was the answer.</summary>
    Yes,
}
