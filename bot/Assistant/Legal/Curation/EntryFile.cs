namespace ResidentAssistant.Assistant.Legal;

/// <summary>An entry with the wording of what it cites, published or being written.</summary>
/// <param name="Owner">Who looks after it.</param>
public sealed record EntryFile(KnowledgeEntry Entry, IReadOnlyList<CitedArticle> Cited, string? Owner)
{
    public CitedArticle Find(Citation citation) => Cited.FirstOrDefault(c => c.Citation == citation) ?? new CitedArticle(citation, null);
}
