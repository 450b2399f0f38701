namespace ResidentAssistant.Assistant.Legal;

/// <summary>How a change of an entry ended.</summary>
public abstract record EntryChange
{
    private EntryChange()
    {
    }

    public sealed record Done(KnowledgeEntry Entry) : EntryChange;

    /// <summary>There was nothing to do: it stands so already, or nothing waits for this step.</summary>
    public sealed record Unchanged : EntryChange;

    /// <summary>Somebody else changed it first; nothing was overwritten, and this is how it stands now.</summary>
    public sealed record ChangedMeanwhile(KnowledgeEntry Theirs) : EntryChange;

    /// <summary>There is a working revision already, of this person.</summary>
    public sealed record BeingWritten(Person By) : EntryChange;

    /// <summary>Who wrote or submitted a revision cannot publish it.</summary>
    public sealed record SamePerson : EntryChange;

    /// <summary>These articles are not in the library: residents would get an answer without its ground.</summary>
    public sealed record CitationMissing(IReadOnlyList<Citation> Citations) : EntryChange;

    /// <summary>These parts are still empty.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Parts) : EntryChange;

    /// <summary>Not with this role.</summary>
    public sealed record NotAllowed : EntryChange;

    public sealed record NotFound : EntryChange;
}
