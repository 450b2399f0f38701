using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A group of <see cref="Synonyms"/> that curators edit.</summary>
public sealed class SynonymGroup
{
    private SynonymGroup()
    {
    }

    public SynonymGroup(Guid id, Synonyms words)
    {
        Id = id;
        Words = words;
    }

    public Guid Id { get; private set; }
    public Synonyms Words { get; private set; } = new([], []);
    public int Version { get; private set; }

    public void Change(Synonyms words)
    {
        Words = words;
        Version++;
    }
}
