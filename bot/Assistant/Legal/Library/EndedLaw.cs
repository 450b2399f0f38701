using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// A law on the list of ended laws (废止的法律) that curators keep: for ends that no closing article in the library states, and for laws whose newer
/// text is not in the library. The law itself need not be in the library.
/// </summary>
public sealed class EndedLaw
{
    private EndedLaw()
    {
    }

    public EndedLaw(Guid id, EndedLawFacts facts)
    {
        Id = id;
        Say(facts);
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="Law.Key"/>; a law stands on the list once.</summary>
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>First day on which it was no longer in force; for a missing newer text the day from which that one is the law.</summary>
    public DateOnly From { get; private set; }

    /// <summary>What replaced it, in the form of <see cref="Replacement.Parse"/>.</summary>
    public string By { get; private set; } = "";

    /// <summary>Where that stands.</summary>
    public string Basis { get; private set; } = "";
    public EndCertainty Certainty { get; private set; }

    /// <summary>Counts every change: of two people who change the same state the second is told.</summary>
    public int Version { get; private set; }

    public EndedLawFacts Facts => new(Name, From, By, Basis, Certainty);

    public void Change(EndedLawFacts facts)
    {
        Say(facts);
        Version++;
    }

    private void Say(EndedLawFacts facts) =>
        (Key, Name, From, By, Basis, Certainty) = (facts.Key, facts.Name, facts.From, facts.By, facts.Basis, facts.Certainty);
}
