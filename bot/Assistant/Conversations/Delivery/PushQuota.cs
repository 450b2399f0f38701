namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// How far a channel can push to one resident. Channels that limit pushing (WeChat) allow some messages after each
/// act of the resident; what cannot be sent is kept until the next.
/// </summary>
public sealed class PushQuota
{
    /// <summary>Messages kept back for a notice (结果通知): that a case is done must not fail because of small talk before.</summary>
    public const int Reserve = 1;

    /// <summary>Of the resident's newest message.</summary>
    public int MessageQuota { get; private set; }
    public DateTimeOffset? MessageQuotaUntil { get; private set; }

    /// <summary>Of the resident's newest tap, scan or follow.</summary>
    public int EventQuota { get; private set; }
    public DateTimeOffset? EventQuotaUntil { get; private set; }

    /// <summary>Until then one sender has this conversation's outbox for itself, so that order holds and bubbles are merged.</summary>
    public DateTimeOffset? SendingUntil { get; private set; }

    /// <summary>Replies that wait for the resident's next contact.</summary>
    public int Deferred { get; private set; }

    /// <summary>When the resident was told, outside the conversation, that something waits: once until the next contact.</summary>
    public DateTimeOffset? NoticedAt { get; private set; }

    /// <summary>Notices the resident has agreed to receive (订阅通知) and that were not used yet.</summary>
    public int Acceptances { get; private set; }

    public bool IsSending(DateTimeOffset now) => SendingUntil > now;

    /// <param name="notice">What is to be sent may use the reserve.</param>
    /// <returns>Null when the channel does not limit pushing, or nothing is known yet.</returns>
    public SendBudget? Budget(DateTimeOffset now, bool notice = false)
    {
        if (MessageQuotaUntil is null && EventQuotaUntil is null)
            return null;
        var (brief, talk) = (LeftOf(EventQuotaUntil, EventQuota, now), LeftOf(MessageQuotaUntil, MessageQuota, now));
        return new SendBudget(brief + Math.Max(0, talk - (notice ? 0 : Reserve)), talk > 0 ? MessageQuotaUntil!.Value : EventQuotaUntil
            ?? MessageQuotaUntil!.Value);
    }

    /// <summary>The resident did something; what was kept can go.</summary>
    internal void Came(PushAllowance? allowance, DateTimeOffset now)
    {
        (Deferred, NoticedAt) = (0, null);
        if (allowance is { IsBrief: true })
            (EventQuota, EventQuotaUntil) = (allowance.Messages, now + allowance.Life);
        else if (allowance is not null)
            (MessageQuota, MessageQuotaUntil) = (allowance.Messages, now + allowance.Life);
    }

    /// <summary>So many replies wait for the resident now.</summary>
    internal void Defer(int replies) => Deferred = replies;

    internal void Note(NoticeAnswer answer) => Acceptances = answer == NoticeAnswer.Accepted ? Acceptances + 1 : 0;

    internal void BeginSending(DateTimeOffset until) => SendingUntil = until;

    /// <summary>Notes how a push ended. The brief allowance is used first, since it ends first.</summary>
    internal void EndSending(DeliveryReport delivery, int deferred, DateTimeOffset now)
    {
        SendingUntil = null;
        Deferred += deferred;
        var fromBrief = Math.Min(delivery.Messages, LeftOf(EventQuotaUntil, EventQuota, now));
        EventQuota -= fromBrief;
        MessageQuota = Math.Max(0, MessageQuota - (delivery.Messages - fromBrief));
        if (delivery.Exhausted)
            EventQuota = MessageQuota = 0;
        Acceptances = Math.Max(0, Acceptances - delivery.AcceptancesUsed);
        if (delivery.Noticed)
            NoticedAt = now;
    }

    private static int LeftOf(DateTimeOffset? until, int left, DateTimeOffset now) => until > now ? left : 0;
}
