using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who says something.</summary>
public enum Speaker
{
    Resident,
    Assistant,
    Staff,
    Lawyer,
}

/// <summary>How far the assistant is with a resident's message.</summary>
public enum TurnState
{
    /// <summary>Not a message that is answered (a reply, a note of the system).</summary>
    None,
    Pending,
    Done,

    /// <summary>Three attempts failed; the resident was told politely and staff can see it.</summary>
    Failed,
}

/// <summary>Something the resident can tap or name by number; <paramref name="Command"/> is never shown.</summary>
/// <param name="Label">At most 20 Chinese characters.</param>
/// <param name="Command">What the assistant does, e.g. <c>case.status</c>.</param>
public sealed record Choice(string Label, string Command)
{
    /// <summary>A command that begins so is a telephone number to call, which the channel offers to dial.</summary>
    public const string CallPrefix = "tel:";

    /// <summary>The number to call; null for a choice that is answered.</summary>
    public string? Number => Command.StartsWith(CallPrefix, StringComparison.Ordinal) ? Command[CallPrefix.Length..] : null;
}

/// <summary>
/// One line of the transcript (对话记录). A resident's line is also the inbox: it is unique by
/// (conversation, <see cref="InboundKey"/>) and stays <see cref="TurnState.Pending"/> until its turn is committed.
/// </summary>
public sealed class Activity
{
    private readonly List<Attachment> attachments = [];

    private Activity()
    {
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>1, 2, 3 ... within the conversation: the order of reading and the watermark of web chat.</summary>
    public long Sequence { get; private set; }
    public Speaker Speaker { get; private set; }

    /// <summary>Name shown for a person who answers, e.g. 张律师.</summary>
    public string? SpeakerName { get; private set; }
    public MessageKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public DateTimeOffset At { get; private set; }

    /// <summary>Keyed hash of <see cref="InboundMessage.Key"/>: the same message is kept once.</summary>
    public string? InboundKey { get; private set; }
    public TurnState Turn { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>The resident's activity that this one answers; null for what nobody asked just now.</summary>
    public Guid? ReplyTo { get; private set; }

    /// <summary>The case it belongs to, as the conductor decided when it was said; null: none, and staff who handle cases never read it.</summary>
    public Guid? CaseId { get; private set; }
    public string? ChannelData { get; private set; }

    /// <summary>How a resident's line was understood. Sealed. Null until it is answered.</summary>
    public Understanding? Understood { get; private set; }
    public IReadOnlyList<Attachment> Attachments => attachments;

    public static Activity FromResident(Conversation conversation, InboundMessage message, DateTimeOffset now)
    {
        var activity = Create(conversation, Speaker.Resident, null, message.Kind, message.Text, now);
        activity.InboundKey = message.Key;
        activity.Turn = TurnState.Pending;
        conversation.Expect();
        activity.ChannelData = message.ChannelData;
        activity.attachments.AddRange(message.Attachments);
        return activity;
    }

    public static Activity FromAssistant(Conversation conversation, string text, IReadOnlyList<Choice> choices, Guid? replyTo, DateTimeOffset now)
    {
        var activity = Create(conversation, Speaker.Assistant, null, MessageKind.Text, text, now);
        activity.Choices = choices;
        activity.ReplyTo = replyTo;
        return activity;
    }

    public static Activity FromPerson(Conversation conversation, Speaker speaker, string name, string text, DateTimeOffset now) =>
        Create(conversation, speaker, name, MessageKind.Text, text, now);

    /// <summary>Adds what a channel that can show it should know besides the text, e.g. that the resident now reads large text.</summary>
    public void Tell(string channelData) => ChannelData = channelData;

    /// <summary>Who may see the case reads this line.</summary>
    public void BelongTo(Guid caseId) => CaseId = caseId;

    /// <summary>Choices under a line that a person wrote; the dialog must offer them too.</summary>
    public void Offer(IReadOnlyList<Choice> choices) => Choices = choices;

    public void Answered(Conversation conversation, Understanding understood)
    {
        Understood = understood;
        Turn = TurnState.Done;
        conversation.Settle();
    }

    /// <summary>That something was said stays, what it was does not; nobody answers it any more.</summary>
    internal void Erase(Conversation conversation)
    {
        (Text, Choices, ChannelData, Understood) = ("", [], null, null);
        if (Turn != TurnState.Pending)
            return;
        Turn = TurnState.Done;
        conversation.Settle();
    }

    /// <summary>Counts a failed attempt; after <paramref name="limit"/> of them the message is given up.</summary>
    public bool AttemptFailed(Conversation conversation, int limit)
    {
        if (++Attempts < limit)
            return false;
        Turn = TurnState.Failed;
        conversation.Settle();
        return true;
    }

    private static Activity Create(Conversation conversation, Speaker speaker, string? name, MessageKind kind, string text, DateTimeOffset now)
    {
        var (sequence, at) = conversation.Next(now);
        return new Activity
        {
            Id = Guid.CreateVersion7(at),
            ConversationId = conversation.Id,
            Sequence = sequence,
            Speaker = speaker,
            SpeakerName = name,
            Kind = kind,
            Text = text,
            At = at,
        };
    }
}

/// <summary>A photo of a resident (照片); its sealed bytes lie in the attachments folder under its id.</summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    public Attachment(Guid id, string contentType, string name, int size)
    {
        Id = id;
        ContentType = contentType;
        Name = name;
        Size = size;
    }

    public Guid Id { get; private set; }
    public Guid? ActivityId { get; private set; }

    /// <summary>The case it illustrates, once there is one.</summary>
    public Guid? CaseId { get; private set; }
    public string ContentType { get; private set; } = "";

    /// <summary>As the sender called the file; sealed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    public void Illustrate(Guid caseId) => CaseId = caseId;
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>, IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Activity> entity)
    {
        entity.Property(a => a.Text).IsSealed();
        entity.Property(a => a.ChannelData).IsSealed();
        entity.Property(a => a.Understood).IsJson().IsSealed();
        entity.Property(a => a.SpeakerName).HasMaxLength(64);
        entity.Property(a => a.InboundKey).HasMaxLength(64);
        entity.Property(a => a.Choices).IsJson();
        entity.HasIndex(a => new { a.ConversationId, a.Sequence }).IsUnique();
        entity.HasIndex(a => new { a.ConversationId, a.InboundKey }).IsUnique();
        entity.HasIndex(a => new { a.Turn, a.At });
        entity.HasIndex(a => a.ReplyTo);
        entity.HasIndex(a => new { a.CaseId, a.Sequence });
        entity.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId);
        entity.HasMany(a => a.Attachments).WithOne().HasForeignKey(a => a.ActivityId);
    }

    public void Configure(EntityTypeBuilder<Attachment> entity)
    {
        entity.Property(a => a.ContentType).HasMaxLength(64);
        entity.Property(a => a.Name).IsSealed();
        entity.HasIndex(a => a.CaseId);
    }
}
