namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// One change of what is searchable. Every node reads the changes after the one its index was built with; the number is
/// the index's generation.
/// </summary>
public sealed class KnowledgeRevision
{
    /// <summary>Means: build the index anew.</summary>
    public const string Everything = "*";

    /// <summary>Means: the synonyms changed.</summary>
    public const string Synonyms = "synonyms";

    private KnowledgeRevision()
    {
    }

    public KnowledgeRevision(long number, string passageId)
    {
        Number = number;
        PassageId = passageId;
    }

    public long Number { get; private set; }
    public string PassageId { get; private set; } = "";
}
