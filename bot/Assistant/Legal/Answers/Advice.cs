namespace ResidentAssistant.Assistant.Legal;

/// <summary>What the library knows about a question.</summary>
public abstract record Advice
{
    private Advice()
    {
    }

    /// <summary>A curated answer.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Laws">The law in force of each of its citations.</param>
    public sealed record FromEntry(KnowledgeEntry Entry, IReadOnlyDictionary<Citation, Law> Laws) : Advice;

    /// <summary>No curated answer for sure; these articles come nearest, best first, and these entries may be what was meant. Not both are empty.</summary>
    public sealed record FromStatutes(IReadOnlyList<FoundArticle> Articles, IReadOnlyList<KnowledgeEntry> Perhaps) : Advice;

    public sealed record Nothing : Advice;
}
