namespace ResidentAssistant.Assistant.Conversations;

/// <summary>One reply that a pushing channel still has to deliver, committed with the turn that wrote it (outbox).</summary>
public sealed class OutboxMessage
{
    /// <summary>Attempts before a message is given up: with the back-off, about two hours.</summary>
    public const int AttemptLimit = 10;

    private const int UnsureLimit = 2;

    private OutboxMessage()
    {
    }

    /// <param name="notice">It may use the message kept in <see cref="PushQuota.Reserve"/>.</param>
    public OutboxMessage(Activity activity, string channel, DateTimeOffset firstAttempt, bool notice)
    {
        Id = activity.Id;
        ConversationId = activity.ConversationId;
        ReplyTo = activity.ReplyTo;
        Channel = channel;
        NextAttemptAt = firstAttempt;
        CreatedAt = activity.At;
        Notice = notice;
    }

    /// <summary>The activity to deliver.</summary>
    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }
    public Guid? ReplyTo { get; private set; }
    public string Channel { get; private set; } = "";
    public DeliveryState State { get; private set; }
    public bool Notice { get; private set; }

    /// <summary>UTF-16 units of the line, as the channel writes it, that the resident has.</summary>
    public int Sent { get; private set; }

    /// <summary>The message of the resident whose own request was answered with it (passive reply); a repeat of that request gets the same again.</summary>
    public Guid? PassiveTo { get; private set; }

    /// <summary>From where the passive reply carried it.</summary>
    public int PassiveFrom { get; private set; }

    /// <summary>To where the passive reply carried it.</summary>
    public int PassiveUpTo { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Attempts that may have arrived although the channel did not say so. After two it is left to staff, rather than said a third time.</summary>
    public int Unsure { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What the channel said last; never contains message text.</summary>
    public string? LastError { get; private set; }

    /// <summary>Nobody is delivering it or has tried to since it was last put here.</summary>
    public bool Untouched => State == DeliveryState.Deferred || (State == DeliveryState.Waiting && Attempts == 0);

    public void Begin(DateTimeOffset lease)
    {
        Attempts++;
        NextAttemptAt = lease;
    }

    /// <summary>
    /// The passive reply to <paramref name="inbound"/> carried it so far; what is left is due at <paramref name="rest"/>, or kept when that is null.
    /// </summary>
    public void Passed(Guid inbound, int upTo, DateTimeOffset? rest)
    {
        (PassiveTo, PassiveFrom, PassiveUpTo) = (inbound, Sent, upTo);
        Reached(upTo);
        if (State == DeliveryState.Delivered)
            return;
        State = rest is null ? DeliveryState.Deferred : DeliveryState.Waiting;
        NextAttemptAt = rest ?? NextAttemptAt;
    }

    /// <summary>
    /// The passive reply did not arrive, as far as one can tell: what it carried is due at <paramref name="at"/>, with the excuse of what may come
    /// twice.
    /// </summary>
    public void Return(DateTimeOffset at)
    {
        (PassiveTo, Sent) = (null, PassiveFrom);
        Revive(at);
        Unsure = 1;
    }

    /// <summary>The resident has it up to here.</summary>
    public void Reached(int upTo)
    {
        Sent = Math.Max(Sent, upTo);
        if (upTo == DeliveryReport.Whole)
            (State, LastError) = (DeliveryState.Delivered, null);
    }

    /// <summary>It waits for the resident's next contact.</summary>
    public void Defer() => State = DeliveryState.Deferred;

    /// <summary>
    /// The attempt ended with this; what was delivered stays delivered. Next attempts after 2 s, 4 s, 8 s ... at most 30 min, dead after
    /// <see cref="AttemptLimit"/>.
    /// </summary>
    public void End(DeliveryResult result, DateTimeOffset now)
    {
        if (State == DeliveryState.Delivered)
            return;
        switch (result)
        {
            case DeliveryResult.Delivered:
                Reached(DeliveryReport.Whole);
                break;
            case DeliveryResult.Deferred(var reason):
                (State, LastError) = (DeliveryState.Deferred, Short(reason));
                break;
            case DeliveryResult.Hopeless(var reason):
                (State, LastError) = (DeliveryState.Dead, Short(reason));
                break;
            case DeliveryResult.Failed(var reason, var notBefore, var unsure):
                LastError = Short(reason);
                Unsure += unsure ? 1 : 0;
                var next = now + TimeSpan.FromSeconds(Math.Min(1800, Math.Pow(2, Attempts)));
                NextAttemptAt = notBefore > next ? notBefore.Value : next;
                if (notBefore is not null)
                    Attempts--; // A pause that the channel asks for is not the message's failure.
                else if (Attempts >= AttemptLimit || Unsure >= UnsureLimit)
                    State = DeliveryState.Dead;
                break;
        }
    }

    /// <summary>Another try: staff ask for it, or the resident has come.</summary>
    public void Revive(DateTimeOffset at)
    {
        State = DeliveryState.Waiting;
        Attempts = 0;
        Unsure = Math.Min(Unsure, 1);
        NextAttemptAt = at;
    }

    private static string Short(string reason) => reason.Length > 200 ? reason[..200] : reason;
}
