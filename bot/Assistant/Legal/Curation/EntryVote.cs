namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// What one resident thinks of one entry: the last word counts, and however often it is said, it counts once. The key says so.
/// </summary>
public sealed class EntryVote
{
    private EntryVote()
    {
    }

    public EntryVote(string entryId, Guid residentId)
    {
        EntryId = entryId;
        ResidentId = residentId;
    }

    public string EntryId { get; private set; } = "";
    public Guid ResidentId { get; private set; }
    public bool Helpful { get; private set; }
    public VoteReason? Reason { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Say(bool helpful, VoteReason? reason, DateTimeOffset now) => (Helpful, Reason, At) = (helpful, reason, now);
}
