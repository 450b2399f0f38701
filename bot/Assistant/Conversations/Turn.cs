using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>One message and everything said in answer to it (回合), inside one transaction.</summary>
public sealed class Turn
{
    private readonly List<(string Text, IReadOnlyList<Choice> Choices)> replies = [];
    private readonly List<Activity> said = [];

    public Turn(AppDb db, Conversation conversation, Activity message, DateTimeOffset now, CancellationToken cancellation)
    {
        Db = db;
        Conversation = conversation;
        Message = message;
        Now = now;
        Cancellation = cancellation;
        Dialog = DialogState.Read(conversation.Dialog);
        Understood = new Understanding { Form = Dialog.Current?.Form, Slot = Dialog.Current?.Asking };
    }

    public AppDb Db { get; }
    public Conversation Conversation { get; }
    public Guid ResidentId => Conversation.ResidentId;
    public Activity Message { get; }
    public DateTimeOffset Now { get; }
    public CancellationToken Cancellation { get; }
    public DialogState Dialog { get; }

    /// <summary>How the message is understood; the conductor and the forms note it as they decide.</summary>
    public Understanding Understood { get; }

    /// <summary>True once something has been said in this turn.</summary>
    public bool HasSaid => replies.Count > 0;

    /// <summary>What was said, as it stands in the transcript after <see cref="End"/>.</summary>
    public IReadOnlyList<Activity> Said => said;

    /// <summary>Says something to the resident; the choices of the last bubble are the ones that count.</summary>
    public void Say(string text, params IReadOnlyList<Choice> choices) => replies.Add((text, choices));

    /// <summary>Writes the replies and the dialog; the caller commits.</summary>
    public void End(Transcript transcript)
    {
        foreach (var (text, choices) in replies)
            said.Add(transcript.Append(Db, Conversation, Activity.FromAssistant(Conversation, text, choices, Message.Id, Now)));
        if (HasSaid)
            Dialog.Offer(replies[^1].Choices);
        Conversation.Remember(Dialog.Write());
        Message.Answered(Conversation, Understood);
    }
}
