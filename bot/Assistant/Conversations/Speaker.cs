namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who says something.</summary>
public enum Speaker
{
    Resident,
    Assistant,
    Staff,
    Lawyer,
}
