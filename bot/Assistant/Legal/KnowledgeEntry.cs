using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

public enum EntryState
{
    /// <summary>草稿</summary>
    Draft,

    /// <summary>已发布</summary>
    Published,

    /// <summary>已过期</summary>
    Expired,
}

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
        var published = new EntryRevision(Id, ++Revision, working.Content, now) { Author = working.Author.Name, Reviewer = reviewer.Name, Remark = working.Note ?? working.Source };
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

internal sealed class KnowledgeMapping : IEntityTypeConfiguration<KnowledgeEntry>, IEntityTypeConfiguration<EntryRevision>, IEntityTypeConfiguration<KnowledgeRevision>
{
    public void Configure(EntityTypeBuilder<KnowledgeEntry> entity)
    {
        entity.Property(e => e.Id).HasMaxLength(64);
        entity.Property(e => e.Content).IsJson();
        entity.Property(e => e.Working!).IsJson().IsSealed();
        entity.Property(e => e.Version).IsConcurrencyToken();
        entity.Ignore(e => e.Latest).Ignore(e => e.DueOn);
        entity.HasIndex(e => e.State);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<EntryRevision> entity)
    {
        entity.HasKey(r => new { r.EntryId, r.Number });
        entity.Property(r => r.Number).ValueGeneratedNever();
        entity.Property(r => r.EntryId).HasMaxLength(64);
        entity.Property(r => r.Content).IsJson();
        entity.Property(r => r.Author).HasMaxLength(64);
        entity.Property(r => r.Reviewer).HasMaxLength(64);
        entity.Property(r => r.Remark).IsSealed();
    }

    public void Configure(EntityTypeBuilder<KnowledgeRevision> entity)
    {
        entity.HasKey(r => r.Number);
        entity.Property(r => r.Number).ValueGeneratedNever();
        entity.Property(r => r.PassageId).HasMaxLength(300);
    }
}
