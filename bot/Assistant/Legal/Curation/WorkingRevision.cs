namespace ResidentAssistant.Assistant.Legal;

/// <summary>What is being written for an entry.</summary>
public sealed record WorkingRevision(EntryContent Content, Person Author)
{
    /// <summary>Who asked for the review; null while it is a draft.</summary>
    public Person? SubmittedBy { get; init; }

    /// <summary>What was changed, in the author's words.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was sent back.</summary>
    public string? Remark { get; init; }

    /// <summary>Where it came from, e.g. a lawyer's answer.</summary>
    public string? Source { get; init; }
}
