using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Cases;

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
    public ComplaintDraft Told() =>
        new() { Description = Description, Community = Community, Spot = Spot, When = When, Phone = Phone, About = About, Amount = Amount, Wish = Wish };

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
