namespace ResidentAssistant.Assistant.Legal;

/// <summary>A legal question while it is being put.</summary>
public sealed class AskLawDraft
{
    public string? Question { get; set; }
}
