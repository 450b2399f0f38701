using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>An answer that was given, so that 有用 and 没用 know what they speak of.</summary>
public sealed class LegalAnswer
{
    /// <summary>No entry's id has a colon.</summary>
    public const string CalculatorPrefix = "calc:";

    /// <summary>Nothing is to be written where the resident asked for an article and got it.</summary>
    public const string NamedArticle = "calc:article";

    private LegalAnswer()
    {
    }

    public LegalAnswer(Guid id, Conversation conversation, string question, string? entryId, IReadOnlyList<Citation> citations, DateTimeOffset now)
    {
        Id = id;
        ConversationId = conversation.Id;
        Question = question;
        EntryId = entryId;
        Citations = citations;
        At = now;
    }

    public Guid Id { get; private set; }
    public Guid ConversationId { get; private set; }

    /// <summary>Sealed.</summary>
    public string Question { get; private set; } = "";

    /// <summary>
    /// Null: answered from statutes, or not at all. A calculator's begins with <see cref="CalculatorPrefix"/>; an article that was named
    /// and shown is <see cref="NamedArticle"/>.
    /// </summary>
    public string? EntryId { get; private set; }
    public IReadOnlyList<Citation> Citations { get; private set; } = [];
    public bool? Helpful { get; private set; }
    public VoteReason? Reason { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The resident chose what was meant from the entries that were offered.</summary>
    public void Meant(KnowledgeEntry entry) => (EntryId, Citations, Helpful, Reason) = (entry.Id, entry.Content.Citations, null, null);

    public void Vote(bool helpful) => (Helpful, Reason) = (helpful, null);

    public void Because(VoteReason reason) => (Helpful, Reason) = (false, reason);
}
