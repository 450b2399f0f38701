namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// A question residents ask, with an answer that curators stand for (常见问答). Beside what is published there is at most one
/// working revision: written by one person, published by another.
/// </summary>
public sealed class KnowledgeEntry
{
    private KnowledgeEntry()
    {
    }

    /// <summary>An entry that was reviewed before it came here: it stands published.</summary>
    public KnowledgeEntry(string id, EntryContent content, DateOnly reviewedOn)
    {
        Id = id;
        Content = content;
        State = EntryState.Published;
        ReviewedOn = reviewedOn;
    }

    /// <summary>A draft of somebody's; residents do not see it.</summary>
    public KnowledgeEntry(string id, WorkingRevision working, DateTimeOffset now)
    {
        Id = id;
        Working = working;
        ReviewedOn = CityTime.Today(now);
        Version = 1;
    }

    /// <summary>Short ASCII name, e.g. wuye-zhangjia.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What residents get while <see cref="State"/> is Published; empty before the first time.</summary>
    public EntryContent Content { get; private set; } = EntryContent.Empty;
    public EntryState State { get; private set; }
    public DateOnly ReviewedOn { get; private set; }

    /// <summary>Sealed: what a resident asked may stand in it before a second person has read it.</summary>
    public WorkingRevision? Working { get; private set; }

    /// <summary>Number of the newest <see cref="EntryRevision"/>; 0 while none was kept.</summary>
    public int Revision { get; private set; }
    public Guid? OwnerId { get; private set; }

    /// <summary>The day on which the owner looks again; null is a year after the last look.</summary>
    public DateOnly? ReviewBy { get; private set; }

    /// <summary>Counts every change: of two people who change the same state the second is told.</summary>
    public int Version { get; private set; }

    /// <summary>The newest wording, published or not.</summary>
    public EntryContent Latest => Working?.Content ?? Content;

    public DateOnly DueOn => ReviewBy ?? ReviewedOn.AddYears(1);

    public bool IsDue(DateOnly today) => State == EntryState.Published && DueOn <= today;

    /// <summary>Keeps what somebody wrote; a submitted revision is a draft again.</summary>
    public void Write(Person author, EntryContent content, string? source)
    {
        Working = new WorkingRevision(content, author) { Remark = Working?.Remark, Source = source ?? Working?.Source };
        Version++;
    }

    /// <param name="by">Who asks for the review.</param>
    /// <param name="note">What was changed, for the history.</param>
    public EntryChange Submit(Person by, string? note)
    {
        if (Working is null or { SubmittedBy: not null })
            return new EntryChange.Unchanged();
        if (Working.Content.Missing() is { Count: > 0 } missing)
            return new EntryChange.Incomplete(missing);
        Working = Working with { SubmittedBy = by, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), Remark = null };
        Version++;
        return new EntryChange.Done(this);
    }

    /// <summary>Back to its author with a remark.</summary>
    public EntryChange SendBack(string remark)
    {
        if (Working is not { SubmittedBy: not null })
            return new EntryChange.Unchanged();
        if (string.IsNullOrWhiteSpace(remark))
            return new EntryChange.Incomplete(["退回的原因"]);
        Working = Working with { SubmittedBy = null, Remark = remark.Trim() };
        Version++;
        return new EntryChange.Done(this);
    }

    /// <summary>Publishes the submitted revision. Whoever wrote or submitted it cannot: a second person answers for it.</summary>
    /// <param name="kept">The revisions to store: the new one, and what stood before any was kept.</param>
    public EntryChange Publish(Person reviewer, DateOnly reviewBy, DateTimeOffset now, out IReadOnlyList<EntryRevision> kept)
    {
        kept = [];
        if (Working is not { SubmittedBy: { } submitter } working)
            return new EntryChange.Unchanged();
        if (reviewer.Id == working.Author.Id || reviewer.Id == submitter.Id)
            return new EntryChange.SamePerson();
        var former = Revision == 0 && State != EntryState.Draft ? new EntryRevision(Id, ++Revision, Content, CityTime.At(ReviewedOn, default)) : null;
        var published =
            new EntryRevision(Id, ++Revision, working.Content, now)
            {
                Author = working.Author.Name,
                Reviewer = reviewer.Name,
                Remark = working.Note
                ?? working.Source
            };
        kept = former is null ? [published] : [former, published];
        (Content, State, Working) = (working.Content, EntryState.Published, null);
        (OwnerId, ReviewedOn, ReviewBy) = (OwnerId ?? reviewer.Id, CityTime.Today(now), reviewBy);
        Version++;
        return new EntryChange.Done(this);
    }

    public EntryChange Expire()
    {
        if (State != EntryState.Published)
            return new EntryChange.Unchanged();
        State = EntryState.Expired;
        Version++;
        return new EntryChange.Done(this);
    }

    /// <summary>Somebody looked again and everything still holds.</summary>
    public EntryChange Confirm(DateOnly today, DateOnly reviewBy)
    {
        (ReviewedOn, ReviewBy) = (today, reviewBy);
        Version++;
        return new EntryChange.Done(this);
    }

    public EntryChange Assign(Guid? ownerId, DateOnly reviewBy)
    {
        (OwnerId, ReviewBy) = (ownerId, reviewBy);
        Version++;
        return new EntryChange.Done(this);
    }

    /// <summary>Gives the working revision up; what is published stays.</summary>
    public void Drop()
    {
        Working = null;
        Version++;
    }
}
