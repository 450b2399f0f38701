namespace ResidentAssistant.Assistant.Conversations;

/// <summary>All that one resident and the city say to each other on one channel (会话).</summary>
public sealed class Conversation
{
    private Conversation()
    {
    }

    public Conversation(Guid id, string channel, string address, string addressHash, Guid residentId, DateTimeOffset now)
    {
        Id = id;
        Channel = channel;
        Address = address;
        AddressHash = addressHash;
        ResidentId = residentId;
        StartedAt = LastActivityAt = now;
    }

    public Guid Id { get; private set; }
    public string Channel { get; private set; } = "";

    /// <summary>Where the channel delivers (OpenID, visitor); sealed.</summary>
    public string Address { get; private set; } = "";
    public string AddressHash { get; private set; } = "";
    public Guid ResidentId { get; private set; }

    /// <summary>Who answers the resident now; changed by <see cref="Change"/> alone.</summary>
    public ConversationState State { get; private set; }

    /// <summary>Number of the newest activity; counted up under the row lock, so numbers have no gap and no double.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Messages that wait for their turn.</summary>
    public int Pending { get; private set; }

    /// <summary>Open dialogs and offered choices, as JSON (see Dialogs/DialogState); sealed, since drafts hold what residents said.</summary>
    public string? Dialog { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset LastActivityAt { get; private set; }

    /// <summary>The resident asked for 大字版: large text, short lines, few choices.</summary>
    public bool LargeText { get; private set; }

    /// <summary>When the resident left the channel and the address was deleted (取消关注); null before. Then nobody reads it any more but for a case.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>How far the channel can push to the resident.</summary>
    public PushQuota PushQuota { get; private set; } = new();

    /// <summary>The address and what was open are deleted; a resident who comes again is somebody new.</summary>
    internal void Leave(DateTimeOffset now)
    {
        if (!Change(ConversationCommand.End))
            return;
        LeftAt = now;
        Address = "";
        AddressHash = "left:" + Id.ToString("N");
        Dialog = null;
        PushQuota = new PushQuota();
        Discreet = false;
    }

    /// <summary>The resident wants to be told in neutral words only, and not to be reminded (悄悄聊): somebody else may see the telephone.</summary>
    public bool Discreet { get; private set; }

    public void BeDiscreet(bool discreet) => Discreet = discreet;

    public void ShowLarge(bool large) => LargeText = large;

    /// <summary>Changes who answers; the caller holds the conversation's row lock.</summary>
    /// <returns>False when it cannot be done in the state the conversation is in; then nothing has changed.</returns>
    public bool Change(ConversationCommand command)
    {
        if (State.After(command) is not { } next)
            return false;
        State = next;
        return true;
    }

    public void Remember(string? dialog) => Dialog = dialog;

    internal void Expect() => Pending++;

    /// <summary>One message fewer waits: it was answered or given up.</summary>
    internal void Settle() => Pending--;

    /// <summary>Number and time of the next activity; times strictly increase, since readers order by them.</summary>
    internal (long Sequence, DateTimeOffset At) Next(DateTimeOffset now)
    {
        LastActivityAt = now > LastActivityAt ? now : LastActivityAt.AddMilliseconds(1);
        return (++LastSequence, LastActivityAt);
    }
}
