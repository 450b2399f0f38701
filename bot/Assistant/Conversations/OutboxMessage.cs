using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How far a reply is on its way.</summary>
public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>Given up after the last attempt; staff see it in the console.</summary>
    Dead,
}

/// <summary>One reply that a pushing channel still has to deliver, committed with the turn that wrote it (outbox).</summary>
public sealed class OutboxMessage
{
    /// <summary>Attempts before a message is given up: with the back-off, about two hours.</summary>
    public const int AttemptLimit = 10;

    private OutboxMessage()
    {
    }

    public OutboxMessage(Activity activity, string channel, DateTimeOffset firstAttempt)
    {
        Id = activity.Id;
        ConversationId = activity.ConversationId;
        ReplyTo = activity.ReplyTo;
        Channel = channel;
        NextAttemptAt = firstAttempt;
        CreatedAt = activity.At;
    }

    /// <summary>The activity to deliver.</summary>
    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }
    public Guid? ReplyTo { get; private set; }
    public string Channel { get; private set; } = "";
    public DeliveryState State { get; private set; }

    /// <summary>
    /// True when the answer to the resident's own request carried it (passive reply): wholly when it is delivered, its
    /// beginning when it still waits. A repeat of that request gets the same again; what was pushed is not given twice.
    /// </summary>
    public bool Passive { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What the channel said last; never contains message text.</summary>
    public string? LastError { get; private set; }

    public void Delivered()
    {
        State = DeliveryState.Delivered;
        LastError = null;
    }

    /// <summary>Plans the next attempt (each is counted when it begins): 2 s, 4 s, 8 s ... at most 30 min; dead after <see cref="AttemptLimit"/>, or at once when it is hopeless.</summary>
    public void Failed(string error, bool hopeless, DateTimeOffset now)
    {
        LastError = error.Length > 200 ? error[..200] : error;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(1800, Math.Pow(2, Attempts)));
        if (hopeless || Attempts >= AttemptLimit)
            State = DeliveryState.Dead;
    }

    /// <summary>Staff ask for another try.</summary>
    public void Revive(DateTimeOffset now)
    {
        State = DeliveryState.Waiting;
        Attempts = 0;
        NextAttemptAt = now;
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.Property(m => m.Channel).HasMaxLength(64);
        entity.Property(m => m.LastError).HasMaxLength(200);
        entity.HasIndex(m => new { m.State, m.NextAttemptAt });
        entity.HasIndex(m => m.ReplyTo);
        entity.HasOne<Activity>().WithOne().HasForeignKey<OutboxMessage>(m => m.Id).OnDelete(DeleteBehavior.Restrict);
    }
}
