using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>One message and everything said in answer to it (回合), inside one transaction.</summary>
public sealed class Turn
{
    private readonly List<Reply> replies = [];
    private readonly List<Activity> said = [];
    private readonly bool largeBefore;
    private OpenForm? taker;
    private Guid? caseId;
    private bool aside;

    public Turn(AppDb db, Conversation conversation, Activity message, Readings readings, DateTimeOffset now, CancellationToken cancellation)
    {
        Readings = readings;
        Db = db;
        Conversation = conversation;
        Message = message;
        Now = now;
        Cancellation = cancellation;
        Dialog = DialogState.Read(conversation.Dialog);
        largeBefore = conversation.LargeText;
        Decision = new Decision { Form = Dialog.Current?.Form, Slot = Dialog.Current?.Asking };
    }

    public AppDb Db { get; }
    public Conversation Conversation { get; }
    public Guid ResidentId => Conversation.ResidentId;
    public Activity Message { get; }
    public DateTimeOffset Now { get; }

    /// <summary>Also when the turn has taken <see cref="TurnRunner.TimeLimit"/>.</summary>
    public CancellationToken Cancellation { get; }
    public DialogState Dialog { get; }

    /// <summary>What was found in the words before the turn began, and what is found now.</summary>
    public Readings Readings { get; }

    /// <summary>Whether there is time to ask outside: nobody else's message waits for this turn to end.</summary>
    public bool HasTime { get; init; }

    /// <summary>Nothing of what is said here is asked outside.</summary>
    public bool IsKeptInside { get; private set; }

    /// <summary>What has to be known before this turn can end: nothing of this attempt happens, and it is asked before the next.</summary>
    internal Inquiry? Wanted { get; private set; }

    /// <summary>How the message is understood; the router and the forms note it as they decide.</summary>
    public Decision Decision { get; }

    /// <summary>Words of danger, and what was said to a person, belong to no case.</summary>
    private bool IsPrivate => Decision.Kind is DecisionKind.Danger or DecisionKind.Person;

    /// <summary>True once what was open goes on after something else.</summary>
    public bool IsAside => aside;

    /// <summary>True once something has been said in this turn.</summary>
    public bool HasSaid => replies.Count > 0;

    /// <summary>What was said, as it stands in the transcript after <see cref="End"/>.</summary>
    public IReadOnlyList<Activity> Said => said;

    /// <summary>Says something to the resident; the choices of the last bubble are the ones that count.</summary>
    public void Say(string text, params IReadOnlyList<Choice> choices) => replies.Add(new Reply(text, choices, aside));

    /// <summary>What came of an inquiry; null when it is not made, or nothing came of it: the turn goes on without.</summary>
    public T? Inquire<T>(Inquiry<T> inquiry)
        where T : class
    {
        if (IsKeptInside)
            return null;
        if (HasTime && !Readings.HasInquired)
            Wanted ??= inquiry;
        return Readings.Of(inquiry);
    }

    /// <inheritdoc cref="IsKeptInside"/>
    public void KeepInside() => IsKeptInside = true;

    /// <summary>The form takes the message: it and its answers belong to what the form becomes.</summary>
    public void TakenBy(OpenForm form) => taker = form;

    /// <summary>Whether it was this form that took the message.</summary>
    public bool IsTakenBy(OpenForm? form) => form is not null && ReferenceEquals(taker, form);

    /// <summary>Whether this is what the resident read last.</summary>
    public bool WasJustSaid(string text) => Fingerprint(text) == Dialog.LastSaid;

    /// <summary>The message, and what is said from here on, belong to a case.</summary>
    public void Concerns(Guid caseId) => this.caseId = caseId;

    /// <summary>What is said from here on has nothing to do with what the message was taken for.</summary>
    public void TurnAside() => aside = true;

    /// <summary>The form that takes this message became a case: what it took before belongs to it too.</summary>
    public async Task BecomesAsync(Guid caseId)
    {
        Concerns(caseId);
        if (taker is not { Lines: { Count: > 0 } lines })
            return;
        var (conversation, first) = (Conversation.Id, lines.Min());
        await Db.Activities
            .Where(a => a.ConversationId == conversation && a.Sequence >= first
                && (lines.Contains(a.Sequence) || Db.Activities.Any(m => m.Id == a.ReplyTo && m.ConversationId == conversation && lines.Contains(m.Sequence))))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.CaseId, caseId), Cancellation);
    }

    /// <summary>What the resident said: now, or in the earlier line of this conversation whose id a choice carries.</summary>
    /// <param name="earlier">An id or nothing; hostile input.</param>
    public async Task<string> WordsAsync(string earlier) => Guid.TryParse(earlier, out var id)
        ? (await Db.Activities.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == id && a.ConversationId == Conversation.Id && a.Speaker == Speaker.Resident, Cancellation))?.Text ?? Message.Text
        : Message.Text;

    /// <summary>Says something below everything else; its choices are added to those of the last bubble.</summary>
    public void AddBelow(string text, params IReadOnlyList<Choice> choices) =>
        Say(text, HasSaid ? [.. replies[^1].Choices, .. choices] : choices);

    /// <summary>Adds a choice to what was said last; nothing happens before anything was said.</summary>
    public void Offer(Choice choice)
    {
        if (HasSaid)
            replies[^1] = replies[^1] with { Choices = [.. replies[^1].Choices, choice] };
    }

    /// <summary>What nothing answers is not offered: its module is not there.</summary>
    internal void OfferOnly(Func<Choice, bool> isAnswered)
    {
        for (var i = 0; i < replies.Count; i++)
            if (!replies[i].Choices.All(isAnswered))
                replies[i] = replies[i] with { Choices = [.. replies[i].Choices.Where(isAnswered)] };
    }

    /// <summary>Writes the replies and the dialog; the caller commits.</summary>
    public void End(Transcript transcript)
    {
        // The same words twice in a row sound like a machine that does not listen.
        if (HasSaid && WasJustSaid(replies[^1].Text))
            replies[^1] = replies[^1] with { Text = DialogTexts.OnceMore(replies[^1].Text) };
        IReadOnlyList<Choice> heldBack = [];
        NoteWhose();
        for (var i = 0; i < replies.Count; i++)
        {
            var (text, choices, isAside) = replies[i];
            if (Conversation.LargeText)
                (text, choices, heldBack) = LargeText.Of(text, choices);
            var activity = Activity.FromAssistant(Conversation, text, choices, Message.Id, Now);
            if (Conversation.LargeText != largeBefore)
                activity.Tell(LargeText.Notice(Conversation.LargeText));
            if (!isAside && Message.CaseId is { } ofCase)
                activity.BelongTo(ofCase);
            said.Add(transcript.Append(Db, Conversation, activity));
        }

        if (HasSaid)
        {
            Dialog.LastSaid = Fingerprint(replies[^1].Text);
            Dialog.Offer([.. said[^1].Choices.Where(choice => choice.Number is null)], heldBack);
        }

        Conversation.Remember(Dialog.Write());
        Message.Answered(Conversation, Decision);
    }

    private void NoteWhose()
    {
        if (caseId is { } ofCase && !IsPrivate)
            Message.BelongTo(ofCase);
        else if (taker is not null && !IsPrivate)
            taker.Take(Message.Sequence);
        if (Decision.Kind is not (DecisionKind.Repair or DecisionKind.NoText))
            Dialog.Answered(caseId);
    }

    private static string Fingerprint(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    private sealed record Reply(string Text, IReadOnlyList<Choice> Choices, bool IsAside);
}
