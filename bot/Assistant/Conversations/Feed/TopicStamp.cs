namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// How often what a topic is about was changed: counted in the transaction that changes it, so that another node finds news whatever became of the
/// hint (see <see cref="Data.AppDb.Announce"/>).
/// </summary>
public sealed class TopicStamp
{
    private TopicStamp()
    {
    }

    public string Kind { get; private set; } = "";
    public Guid Id { get; private set; }

    /// <summary>Of the last change, from 1.</summary>
    public long Number { get; private set; }
}
