namespace ResidentAssistant.Assistant.Legal;

/// <summary>What the library knows about a question.</summary>
public abstract record Advice
{
    private Advice()
    {
    }

    /// <summary>A curated answer.</summary>
    public sealed record FromEntry(KnowledgeEntry Entry) : Advice;

    /// <summary>No curated answer; these articles come nearest, best first, and these entries may be what was meant.</summary>
    public sealed record FromStatutes(IReadOnlyList<(Citation Citation, string Text)> Articles, IReadOnlyList<KnowledgeEntry> Perhaps) : Advice;

    public sealed record Nothing : Advice;
}
