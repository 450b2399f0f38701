namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an import is busy with.</summary>
public enum ImportStage
{
    Reading,
    Comparing,
    Writing,
}
