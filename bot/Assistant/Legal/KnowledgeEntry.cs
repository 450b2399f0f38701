using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

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

/// <summary>A question residents ask, with an answer that curators stand for (常见问答).</summary>
public sealed class KnowledgeEntry
{
    private KnowledgeEntry()
    {
    }

    public KnowledgeEntry(string id, EntryContent content, DateOnly reviewedOn)
    {
        Id = id;
        Content = content;
        ReviewedOn = reviewedOn;
    }

    /// <summary>Short ASCII name, e.g. wuye-zhangjia.</summary>
    public string Id { get; private set; } = "";
    public EntryContent Content { get; private set; } = new("", "", [], "", [], []);
    public EntryState State { get; private set; }
    public DateOnly ReviewedOn { get; private set; }

    public void Publish() => State = EntryState.Published;

    public void Expire() => State = EntryState.Expired;

    public void Revise(EntryContent content, DateOnly reviewedOn) => (Content, ReviewedOn) = (content, reviewedOn);
}

/// <summary>What an entry says.</summary>
public sealed record EntryContent(
    string Topic, string Question, IReadOnlyList<string> AskedAs, string Answer, IReadOnlyList<string> Steps, IReadOnlyList<Citation> Citations);

/// <summary>
/// One change of what is searchable. Every node reads the changes after the one its index was built with; the number is
/// the index's generation.
/// </summary>
public sealed class KnowledgeRevision
{
    /// <summary>Means: build the index anew.</summary>
    public const string Everything = "*";

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

/// <summary>An answer that was given, so that 有用 and 没用 know what they speak of.</summary>
public sealed class LegalAnswer
{
    private LegalAnswer()
    {
    }

    public LegalAnswer(Guid id, Conversation conversation, string question, string? entryId, IReadOnlyList<Citation> citations, DateTimeOffset now)
    {
        Id = id;
        ConversationId = conversation.Id;
        Question = question;
        EntryId = entryId;
        Citations = citations;
        At = now;
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>Sealed.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Null: answered from statutes, or not at all.</summary>
    public string? EntryId { get; private set; }
    public IReadOnlyList<Citation> Citations { get; private set; } = [];
    public bool? Helpful { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Vote(bool helpful) => Helpful = helpful;
}

internal sealed class KnowledgeMapping : IEntityTypeConfiguration<KnowledgeEntry>, IEntityTypeConfiguration<KnowledgeRevision>, IEntityTypeConfiguration<LegalAnswer>
{
    public void Configure(EntityTypeBuilder<KnowledgeEntry> entity)
    {
        entity.Property(e => e.Id).HasMaxLength(64);
        entity.Property(e => e.Content).IsJson();
        entity.HasIndex(e => e.State);
    }

    public void Configure(EntityTypeBuilder<KnowledgeRevision> entity)
    {
        entity.HasKey(r => r.Number);
        entity.Property(r => r.Number).ValueGeneratedNever();
        entity.Property(r => r.PassageId).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<LegalAnswer> entity)
    {
        entity.Property(a => a.Question).IsSealed();
        entity.Property(a => a.EntryId).HasMaxLength(64);
        entity.Property(a => a.Citations).IsJson();
        entity.HasIndex(a => a.At);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId);
    }
}
