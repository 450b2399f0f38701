using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>
/// The time a person holds a conversation (转人工), from the resident's wish to the resident's word about it: who was asked, who served, and when. What
/// may happen next is the conversation's state; both change together, or neither does.
/// </summary>
public sealed class HandoffSession
{
    private readonly List<HandoffHold> holds = [];

    private HandoffSession()
    {
    }

    private HandoffSession(Guid conversationId, LegalField? field, bool isUrgent, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ConversationId = conversationId;
        OpenConversationId = conversationId;
        Field = field;
        IsUrgent = isUrgent;
        RequestedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>The conversation while the session is open, null once ended: its unique index keeps one open session each.</summary>
    public Guid? OpenConversationId { get; private set; }

    /// <summary>What it is about, as far as the words tell, or the queue it was handed to; null: not known.</summary>
    public LegalField? Field { get; private set; }

    /// <summary>Danger was heard when the resident asked, or while waiting: it is taken before others.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>Who holds the conversation, or held it to the end; null: nobody has taken it.</summary>
    public Guid? LawyerId { get; private set; }
    public string? LawyerName { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Number of the last line before it was taken over; 0: nobody has.</summary>
    public long ClaimedLine { get; private set; }

    /// <summary>When somebody took it over first: until then the resident waited. Null: nobody has.</summary>
    public DateTimeOffset? FirstClaimedAt { get; private set; }

    /// <summary>Who held it, each from taking over to giving it away; the present holder is not among them yet.</summary>
    public IReadOnlyList<HandoffHold> Holds => holds;

    /// <summary>Who is asked to take over, until <see cref="OfferUntil"/>; null: nobody is.</summary>
    public Guid? OfferedTo { get; private set; }
    public DateTimeOffset? OfferUntil { get; private set; }

    /// <summary>Who did not take over when asked: others are asked first.</summary>
    public IReadOnlyList<Guid> Passed { get; private set; } = [];

    /// <summary>When somebody was passed over last.</summary>
    public DateTimeOffset? PassedAt { get; private set; }

    /// <summary>Since when the resident waits for a word of the lawyer, who was asked to go on; null: was not asked.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>What came of it, as the lawyer says at the end.</summary>
    public BookingResult? Result { get; private set; }

    /// <summary>Whether it helped, as the resident says after the end; null: has not said.</summary>
    public HandoffVerdict? Verdict { get; private set; }
    public DateTimeOffset? RatedAt { get; private set; }

    /// <param name="conversation">Locked by the caller.</param>
    /// <param name="field">See <see cref="Field"/>.</param>
    /// <param name="isUrgent">See <see cref="IsUrgent"/>.</param>
    /// <param name="now">The time of the wish.</param>
    /// <returns>Null when the resident waits or is served already, or has left.</returns>
    internal static HandoffSession? Request(Conversation conversation, LegalField? field, bool isUrgent, DateTimeOffset now) =>
        conversation.Change(ConversationCommand.Request) ? new HandoffSession(conversation.Id, field, isUrgent, now) : null;

    internal bool IsHeldBy(StaffIdentity lawyer) => OpenConversationId is not null && LawyerId == lawyer.Id;

    /// <summary>Asks one person to take over.</summary>
    /// <returns>False when nobody waits here, or somebody is asked already.</returns>
    internal bool Offer(Conversation conversation, Guid lawyer, DateTimeOffset until)
    {
        if (OpenConversationId is null || !conversation.Change(ConversationCommand.Offer))
            return false;
        (OfferedTo, OfferUntil) = (lawyer, until);
        return true;
    }

    /// <summary>Who was asked does not take over: the resident keeps the place, others are asked.</summary>
    /// <returns>False when nobody is asked.</returns>
    internal bool Decline(Conversation conversation, DateTimeOffset now)
    {
        if (OfferedTo is not { } asked || !conversation.Change(ConversationCommand.Decline))
            return false;
        (Passed, PassedAt) = ([.. Passed.Where(one => one != asked), asked], now);
        (OfferedTo, OfferUntil) = (null, null);
        return true;
    }

    /// <summary>Danger was heard while waiting.</summary>
    internal void BeUrgent() => IsUrgent = true;

    /// <summary>What it is about was told while waiting.</summary>
    internal void About(LegalField field) => Field = field;

    /// <summary>Those who were passed over may be asked again, once the last was passed over so long ago.</summary>
    internal void AskAgain(TimeSpan after, DateTimeOffset now)
    {
        if (PassedAt <= now - after)
            (Passed, PassedAt) = ([], null);
    }

    /// <returns>False when nobody waits here any more, or another person is asked just now.</returns>
    internal bool Claim(Conversation conversation, StaffIdentity lawyer, DateTimeOffset now)
    {
        if (OpenConversationId is null || (OfferedTo is { } asked && asked != lawyer.Id) || !conversation.Change(ConversationCommand.Claim))
            return false;
        (LawyerId, LawyerName, ClaimedAt, FirstClaimedAt) = (lawyer.Id, lawyer.Name, now, FirstClaimedAt ?? now);
        (OfferedTo, OfferUntil, Passed, AskedAt, ClaimedLine) = (null, null, [], null, conversation.LastSequence);
        return true;
    }

    /// <summary>Nobody holds it any more; it keeps its place in the queue.</summary>
    /// <param name="conversation">Locked by the caller.</param>
    /// <param name="now">The time of it.</param>
    /// <param name="field">Whose queue it goes to; null: it stays what it is about.</param>
    /// <returns>False when nobody holds it.</returns>
    internal bool Requeue(Conversation conversation, DateTimeOffset now, LegalField? field = null)
    {
        if (OpenConversationId is null || LawyerId is not { } before || !conversation.Change(ConversationCommand.Requeue))
            return false;
        KeepHold(conversation, now);
        (Passed, PassedAt) = ([before], now);
        Field = field ?? Field;
        (LawyerId, LawyerName, ClaimedAt, AskedAt) = (null, null, null, null);
        return true;
    }

    /// <summary>The lawyer is asked to go on: the resident waits for a word.</summary>
    internal void Ask(DateTimeOffset? now) => AskedAt = now;

    /// <returns>False when this person does not hold it.</returns>
    internal bool GiveBack(Conversation conversation, StaffIdentity lawyer, BookingResult? result, LegalField? field, DateTimeOffset now)
    {
        if (!IsHeldBy(lawyer) || !conversation.Change(ConversationCommand.GiveBack))
            return false;
        (Result, Field) = (result, field ?? Field);
        Close(conversation, now);
        return true;
    }

    /// <summary>Nobody has said anything for so long that it is over; the assistant answers again.</summary>
    /// <returns>False when nobody holds it.</returns>
    internal bool Lapse(Conversation conversation, DateTimeOffset now)
    {
        if (OpenConversationId is null || LawyerId is null || !conversation.Change(ConversationCommand.GiveBack))
            return false;
        Close(conversation, now);
        return true;
    }

    /// <returns>False when the resident does not wait in it.</returns>
    internal bool Withdraw(Conversation conversation, DateTimeOffset now)
    {
        if (OpenConversationId is null || !conversation.Change(ConversationCommand.Withdraw))
            return false;
        Close(conversation, now);
        return true;
    }

    /// <summary>The conversation has ended, and the session with it.</summary>
    internal void Close(Conversation conversation, DateTimeOffset now)
    {
        KeepHold(conversation, now);
        (OpenConversationId, EndedAt, OfferedTo, OfferUntil) = (null, now, null, null);
    }

    /// <summary>The resident's word; a later one counts.</summary>
    internal void Rate(HandoffVerdict verdict, DateTimeOffset now) => (Verdict, RatedAt) = (verdict, now);

    private void KeepHold(Conversation conversation, DateTimeOffset now)
    {
        if (LawyerId is { } lawyer && ClaimedAt is { } from)
            holds.Add(new HandoffHold(Id, lawyer, from, now, ClaimedLine, conversation.LastSequence));
    }
}
