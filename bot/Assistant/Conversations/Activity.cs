using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

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

    /// <summary>The case it belongs to, as the router decided when it was said; null: none, and staff who handle cases never read it.</summary>
    public Guid? CaseId { get; private set; }
    public string? ChannelData { get; private set; }

    /// <summary>How a resident's line was understood. Sealed. Null until it is answered.</summary>
    public Decision? Decision { get; private set; }
    public IReadOnlyList<Attachment> Attachments => attachments;

    public static Activity FromResident(Conversation conversation, InboundMessage message, DateTimeOffset now)
    {
        var (kind, text, files) = message.AsLine();
        var activity = Create(conversation, Speaker.Resident, null, kind, text, now);
        activity.InboundKey = message.Key;
        activity.Turn = TurnState.Pending;
        conversation.Expect();
        activity.ChannelData = message.ChannelData;
        activity.attachments.AddRange(files);
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

    public void Answered(Conversation conversation, Decision understood)
    {
        Decision = understood;
        Turn = TurnState.Done;
        conversation.Settle();
    }

    /// <summary>That something was said stays, what it was does not; nobody answers it any more.</summary>
    internal void Erase(Conversation conversation)
    {
        (Text, Choices, ChannelData, Decision) = ("", [], null, null);
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
