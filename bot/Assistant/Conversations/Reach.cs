namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What an act of the resident lets a channel push to her in return (下行额度).</summary>
/// <param name="Messages">How many messages.</param>
/// <param name="Life">For how long from the act on.</param>
public sealed record PushAllowance(int Messages, TimeSpan Life)
{
    /// <summary>Below this an allowance stands beside the long one instead of renewing it.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromHours(1);

    internal bool IsBrief => Life < Brief;
}

/// <summary>What a resident answers when she is asked whether she wants notices (订阅通知).</summary>
public enum NoticeAnswer
{
    /// <summary>One more.</summary>
    Accepted,

    /// <summary>None any more.</summary>
    Rejected,
}

/// <summary>How many messages may still be pushed to a resident, and until when; without the one kept in reserve.</summary>
public sealed record SendBudget(int Left, DateTimeOffset Until);

/// <summary>
/// How far a channel can push to one resident. Channels that limit pushing (WeChat) allow some messages after each of her
/// acts; what cannot be sent is kept until she comes again.
/// </summary>
public sealed class Reach
{
    /// <summary>Messages kept back for a notice (结果通知): that a case is done must not fail because of small talk before.</summary>
    public const int Reserve = 1;

    /// <summary>Of the newest message she wrote.</summary>
    public int LongLeft { get; private set; }
    public DateTimeOffset? LongUntil { get; private set; }

    /// <summary>Of her newest tap, scan or follow.</summary>
    public int BriefLeft { get; private set; }
    public DateTimeOffset? BriefUntil { get; private set; }

    /// <summary>Until then one sender has this conversation's outbox for itself, so that order holds and bubbles are merged.</summary>
    public DateTimeOffset? SendingUntil { get; private set; }

    /// <summary>Replies that wait for her next contact.</summary>
    public int Kept { get; private set; }

    /// <summary>She was told, outside the conversation, that something waits; once until she comes.</summary>
    public DateTimeOffset? NoticedAt { get; private set; }

    /// <summary>Notices she has agreed to receive (订阅通知) and that were not used yet.</summary>
    public int Acceptances { get; private set; }

    public bool IsSending(DateTimeOffset now) => SendingUntil > now;

    /// <param name="notice">What is to be sent may use the reserve.</param>
    /// <returns>Null when the channel does not limit pushing, or nothing is known yet.</returns>
    public SendBudget? Budget(DateTimeOffset now, bool notice = false)
    {
        if (LongUntil is null && BriefUntil is null)
            return null;
        var (brief, talk) = (LeftOf(BriefUntil, BriefLeft, now), LeftOf(LongUntil, LongLeft, now));
        return new SendBudget(brief + Math.Max(0, talk - (notice ? 0 : Reserve)), talk > 0 ? LongUntil!.Value : BriefUntil ?? LongUntil!.Value);
    }

    /// <summary>She did something; what was kept for her can go.</summary>
    internal void Came(PushAllowance? allowance, DateTimeOffset now)
    {
        (Kept, NoticedAt) = (0, null);
        if (allowance is { IsBrief: true })
            (BriefLeft, BriefUntil) = (allowance.Messages, now + allowance.Life);
        else if (allowance is not null)
            (LongLeft, LongUntil) = (allowance.Messages, now + allowance.Life);
    }

    /// <summary>So many replies wait for her now.</summary>
    internal void Keep(int replies) => Kept = replies;

    internal void Note(NoticeAnswer answer) => Acceptances = answer == NoticeAnswer.Accepted ? Acceptances + 1 : 0;

    internal void BeginSending(DateTimeOffset until) => SendingUntil = until;

    /// <summary>Notes how a push ended. The brief allowance is used first, since it ends first.</summary>
    internal void EndSending(Delivery delivery, int kept, DateTimeOffset now)
    {
        SendingUntil = null;
        Kept += kept;
        var fromBrief = Math.Min(delivery.Messages, LeftOf(BriefUntil, BriefLeft, now));
        BriefLeft -= fromBrief;
        LongLeft = Math.Max(0, LongLeft - (delivery.Messages - fromBrief));
        if (delivery.Exhausted)
            BriefLeft = LongLeft = 0;
        Acceptances = Math.Max(0, Acceptances - delivery.AcceptancesUsed);
        if (delivery.Noticed)
            NoticedAt = now;
    }

    private static int LeftOf(DateTimeOffset? until, int left, DateTimeOffset now) => until > now ? left : 0;
}
