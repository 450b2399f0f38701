namespace ResidentAssistant.Assistant.Dialogs;

public enum CorrectionState
{
    Proposed,

    /// <summary>The classifier learns it.</summary>
    Approved,
    Refused,
}
