using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Where a case stands; residents see the names of <see cref="CaseTexts.StateName"/>.</summary>
public enum CaseState
{
    /// <summary>已受理</summary>
    Received,

    /// <summary>办理中</summary>
    InProgress,

    /// <summary>已办结，等居民评价</summary>
    Closed,

    /// <summary>已评价</summary>
    Rated,

    /// <summary>已撤回，居民不要办了</summary>
    Withdrawn,
}

/// <summary>The resident's verdict (评价).</summary>
public enum Rating
{
    /// <summary>满意</summary>
    Satisfied,

    /// <summary>基本满意</summary>
    Acceptable,

    /// <summary>不满意</summary>
    Dissatisfied,
}

/// <summary>How a change of a case ended.</summary>
public enum CaseChange
{
    Done,

    /// <summary>The case is closed already; nothing was changed.</summary>
    AlreadyClosed,

    /// <summary>Somebody else changed it since it was read; nothing was changed.</summary>
    ChangedMeanwhile,

    /// <summary>There is no such case for this person.</summary>
    NotFound,
}

/// <summary>A resident's request or complaint (诉求), from first message to rating.</summary>
public sealed class Case
{
    private Case()
    {
    }

    public Case(Guid id, string number, Conversation conversation, ComplaintDraft draft, CaseCategory category, Guid? unitId, DateTimeOffset now)
    {
        Id = id;
        Number = number;
        ConversationId = conversation.Id;
        ResidentId = conversation.ResidentId;
        Description = draft.Description ?? "";
        Category = category;
        Take(draft, unitId);
        CreatedAt = ChangedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>e.g. XY-20261123-0007.</summary>
    public string Number { get; private set; } = "";
    public Guid ConversationId { get; private set; }
    public Guid ResidentId { get; private set; }

    /// <summary>In the resident's own words; sealed.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Estate, road or village, or what the resident said when asked where; sealed.</summary>
    public string? Community { get; private set; }

    /// <summary>Building, unit, room or landmark (地址细节); sealed.</summary>
    public string? Spot { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.When"/>
    public string? When { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.Phone"/>
    public string? Phone { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.About"/>
    public string? About { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.Amount"/>
    public string? Amount { get; private set; }

    /// <inheritdoc cref="ComplaintDraft.Wish"/>
    public string? Wish { get; private set; }

    /// <summary>The unit that answers for it; null waits at the street's dispatch desk.</summary>
    public Guid? UnitId { get; private set; }
    public CaseCategory Category { get; private set; }

    /// <summary>Who corrected the category, and when; null: it is the classifier's.</summary>
    public string? CategorisedBy { get; private set; }
    public DateTimeOffset? CategorisedAt { get; private set; }
    public CaseState State { get; private set; }
    public Rating? Rating { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Counts changes; two people cannot overwrite each other.</summary>
    public int Version { get; private set; }

    public string Place => string.Join(' ', new[] { Community, Spot }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The states of a case that still waits for its result, also for queries.</summary>
    public static IReadOnlyList<CaseState> OpenStates { get; } = [CaseState.Received, CaseState.InProgress];

    public bool IsOpen => OpenStates.Contains(State);

    /// <summary>The resident said it wrong; only until somebody has begun to work on it.</summary>
    public CaseChange Amend(ComplaintDraft draft, Guid? unitId, DateTimeOffset now)
    {
        if (State != CaseState.Received)
            return CaseChange.AlreadyClosed;
        Take(draft, unitId);
        Description = draft.Description ?? Description;
        Touch(now);
        return CaseChange.Done;
    }

    /// <summary>As it was told, to be amended.</summary>
    public ComplaintDraft Told() => new() { Description = Description, Community = Community, Spot = Spot, When = When, Phone = Phone, About = About, Amount = Amount, Wish = Wish };

    public CaseChange Start(DateTimeOffset now) => Change(CaseState.InProgress, now);

    /// <summary>The resident does not want it any more; only while it is open.</summary>
    public CaseChange Withdraw(DateTimeOffset now) => Change(CaseState.Withdrawn, now);

    public CaseChange Close(DateTimeOffset now) => Change(CaseState.Closed, now);

    /// <summary>Only a closed case is rated, and once.</summary>
    public bool Rate(Rating rating, DateTimeOffset now)
    {
        if (State != CaseState.Closed)
            return false;
        State = CaseState.Rated;
        Rating = rating;
        Touch(now);
        return true;
    }

    /// <summary>Staff know better than the classifier, whatever the state.</summary>
    public CaseChange Categorise(CaseCategory category, string byName, DateTimeOffset now)
    {
        (Category, CategorisedBy, CategorisedAt) = (category, byName, now);
        Touch(now);
        return CaseChange.Done;
    }

    private void Take(ComplaintDraft draft, Guid? unitId)
    {
        (Community, Spot, UnitId) = (draft.Community, draft.Detail, unitId);
        (When, Phone, About, Amount, Wish) = (draft.When, draft.Phone, draft.About, draft.Amount, draft.Wish);
    }

    private CaseChange Change(CaseState state, DateTimeOffset now)
    {
        if (!IsOpen)
            return CaseChange.AlreadyClosed;
        State = state;
        Touch(now);
        return CaseChange.Done;
    }

    private void Touch(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }
}

/// <summary>What happened to a case, never changed afterwards (办理记录).</summary>
public sealed class CaseEvent
{
    private CaseEvent()
    {
    }

    public CaseEvent(Guid caseId, CaseState state, string? byName, string? note, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        CaseId = caseId;
        State = state;
        ByName = byName;
        Note = note;
        At = now;
    }

    /// <summary>Staff corrected the category; the resident hears nothing of it.</summary>
    public CaseEvent(Case corrected, CaseCategory before, string byName, DateTimeOffset now)
        : this(corrected.Id, corrected.State, byName, null, now) => (CategoryBefore, Category) = (before, corrected.Category);

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public CaseState State { get; private set; }

    /// <summary>Null: the resident or the assistant.</summary>
    public string? ByName { get; private set; }

    /// <summary>What the resident was told; sealed.</summary>
    public string? Note { get; private set; }

    /// <summary>What staff corrected the category from, and to; null on any other line.</summary>
    public CaseCategory? CategoryBefore { get; private set; }
    public CaseCategory? Category { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>Case numbers of one day; counted up under the row's lock (<see cref="AppDb.CountedCase"/>), so no number is given twice.</summary>
public sealed class CaseCounter
{
    public DateOnly Day { get; private set; }
    public int Last { get; private set; }
}

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<CaseEvent>, IEntityTypeConfiguration<CaseCounter>
{
    public void Configure(EntityTypeBuilder<Case> entity)
    {
        entity.Property(c => c.Number).HasMaxLength(32);
        entity.Property(c => c.Community).IsSealed();
        entity.Property(c => c.CategorisedBy).HasMaxLength(64);
        entity.Property(c => c.Description).IsSealed();
        entity.Property(c => c.Spot).IsSealed();
        entity.Property(c => c.When).IsSealed();
        entity.Property(c => c.Phone).IsSealed();
        entity.Property(c => c.About).IsSealed();
        entity.Property(c => c.Amount).IsSealed();
        entity.Property(c => c.Wish).IsSealed();
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasIndex(c => c.Number).IsUnique();
        entity.HasIndex(c => new { c.ResidentId, c.CreatedAt });
        entity.HasIndex(c => new { c.State, c.ChangedAt });
        entity.HasIndex(c => c.CategorisedAt);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(c => c.ConversationId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseEvent> entity)
    {
        entity.Property(e => e.ByName).HasMaxLength(64);
        entity.Property(e => e.Note).IsSealed();
        entity.HasIndex(e => new { e.CaseId, e.At });
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }

    public void Configure(EntityTypeBuilder<CaseCounter> entity) => entity.HasKey(c => c.Day);
}
