namespace ResidentAssistant.Assistant.Cases;

/// <summary>Who does something with a case.</summary>
public enum CaseActorKind
{
    Resident,
    Staff,

    /// <summary>The assistant itself: a deadline passed, a second return.</summary>
    System,
}
