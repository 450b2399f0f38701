namespace ResidentAssistant.Assistant.Cases;

/// <summary>A sentence on how the problem of the month goes (进展), never changed afterwards.</summary>
public sealed class MonthlyTopicNote
{
    private MonthlyTopicNote()
    {
    }

    public MonthlyTopicNote(Guid topicId, string words, string byName, DateTimeOffset now) =>
        (Id, TopicId, Words, ByName, At) = (Guid.CreateVersion7(now), topicId, words, byName, now);

    public Guid Id { get; private set; }
    public Guid TopicId { get; private set; }

    /// <summary>Sealed.</summary>
    public string Words { get; private set; } = "";
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
