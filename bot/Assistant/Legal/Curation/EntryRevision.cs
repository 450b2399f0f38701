namespace ResidentAssistant.Assistant.Legal;

/// <summary>A published wording of an entry. Never changed or deleted.</summary>
public sealed class EntryRevision
{
    private EntryRevision()
    {
    }

    public EntryRevision(string entryId, int number, EntryContent content, DateTimeOffset at)
    {
        EntryId = entryId;
        Number = number;
        Content = content;
        At = at;
    }

    public string EntryId { get; private set; } = "";

    /// <summary>1, 2, 3 ... within the entry.</summary>
    public int Number { get; private set; }
    public EntryContent Content { get; private set; } = EntryContent.Empty;

    /// <summary>Null: it travelled with the product.</summary>
    public string? Author { get; init; }
    public string? Reviewer { get; init; }

    /// <summary>What was changed, in the author's words; sealed.</summary>
    public string? Remark { get; init; }
    public DateTimeOffset At { get; private set; }
}
