using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>One message and everything said in answer to it (回合), inside one transaction.</summary>
public sealed class Turn
{
    private readonly List<(string Text, IReadOnlyList<Choice> Choices)> replies = [];

    private Turn(AppDb db, Conversation conversation, Resident resident, Activity message, DateTimeOffset now, CancellationToken cancellation)
    {
        Db = db;
        Conversation = conversation;
        Resident = resident;
        Message = message;
        Now = now;
        Cancellation = cancellation;
        Dialog = DialogState.Read(conversation.Dialog);
    }

    public AppDb Db { get; }
    public Conversation Conversation { get; }
    public Resident Resident { get; }
    public Activity Message { get; }
    public DateTimeOffset Now { get; }
    public CancellationToken Cancellation { get; }
    public DialogState Dialog { get; }

    /// <summary>True once something has been said in this turn.</summary>
    public bool HasSaid => replies.Count > 0;

    public static async Task<Turn> BeginAsync(AppDb db, Conversation conversation, Activity message, DateTimeOffset now, CancellationToken cancellation)
    {
        var resident = await db.Residents.SingleAsync(r => r.Id == conversation.ResidentId, cancellation);
        return new Turn(db, conversation, resident, message, now, cancellation);
    }

    /// <summary>Says something to the resident; the choices of the last bubble are the ones that count.</summary>
    public void Say(string text, params IReadOnlyList<Choice> choices) => replies.Add((text, choices));

    /// <summary>Writes the replies and the dialog; the caller commits.</summary>
    public void End(Transcript transcript)
    {
        foreach (var (text, choices) in replies)
            transcript.Append(Db, Conversation, Activity.FromAssistant(Conversation, text, choices, Message.Id, Now));
        if (HasSaid)
            Dialog.Offer(replies[^1].Choices);
        Conversation.Remember(Dialog.Write());
        Message.Answered();
    }
}
