namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Tells listeners in this process that a topic has something new, and what was said, where that is at hand. Only a hint: news of other nodes come
/// by Redis where it is set (<see cref="RedisCarrier"/>), and <see cref="RemoteChangePoller"/> finds in the database whatever no hint told of, so
/// that a lost one costs about a second, never a message.
/// </summary>
public sealed class ConversationFeed
{
    private readonly Subscriptions<IReadOnlyList<Activity>> listeners = new();

    // The last change of each topic that was told here, as long as somebody listens to it; locked.
    private readonly Dictionary<Topic, long> told = [];

    /// <summary>
    /// What this node published: the topic, and the number of its last change (the sequence of a line, a stamp), or 0 where it is not at hand.
    /// Whoever hears it must return at once and not throw.
    /// </summary>
    public event Action<Topic, long>? PublishedHere;

    /// <param name="conversationId">Where there is news.</param>
    /// <param name="lines">Committed lines of the transcript; none when they are not at hand or something else has changed.</param>
    public void Publish(Guid conversationId, params IReadOnlyList<Activity> lines) =>
        Publish(Topic.Conversation(conversationId), lines.Count > 0 ? lines.Max(line => line.Sequence) : 0, lines);

    /// <summary>Calls <paramref name="heard"/> on each signal of the topic until disposed; it must return at once and not throw.</summary>
    public IDisposable Subscribe(Topic topic, Action<IReadOnlyList<Activity>> heard)
    {
        // Who begins to listen may have looked just before a change: the next look at the database tells of it once.
        if (!listeners.Has(topic))
            lock (told)
                foreach (var left in told.Keys.Where(one => one == topic || one with { Id = null } == topic).ToList())
                    told.Remove(left);
        return listeners.Add(topic, heard);
    }

    /// <inheritdoc cref="Subscribe(Topic, Action{IReadOnlyList{Activity}})"/>
    public IDisposable Subscribe(Guid conversationId, Action<IReadOnlyList<Activity>> heard) => Subscribe(Topic.Conversation(conversationId), heard);

    /// <summary>Topics somebody listens to.</summary>
    internal IReadOnlyList<Topic> Subscribed() => listeners.Subscribed();

    /// <summary>Tells of a committed change of this node.</summary>
    internal void Publish(Topic topic, long number, params IReadOnlyList<Activity> lines)
    {
        lock (told)
            if (told.TryGetValue(topic, out var before))
                told[topic] = Math.Max(before, number);
        listeners.Tell(topic, lines);
        PublishedHere?.Invoke(topic, number);
    }

    /// <summary>Tells of a change of another node, unless it was told here already.</summary>
    /// <param name="topic">What has changed.</param>
    /// <param name="number">Of its last change; 0 when it is not known.</param>
    internal void Relay(Topic topic, long number)
    {
        if (listeners.Has(topic) && IsNews(topic, number))
            listeners.Tell(topic, []);
    }

    /// <summary>Forgets what was told of topics that nobody listens to any more.</summary>
    internal void Forget()
    {
        lock (told)
            foreach (var left in told.Keys.Where(topic => !listeners.Has(topic)).ToList())
                told.Remove(left);
    }

    /// <returns>True also for what nothing was told of yet: its listener may have looked just before the change.</returns>
    private bool IsNews(Topic topic, long number)
    {
        lock (told)
        {
            if (number == 0)
                return true;
            if (told.TryGetValue(topic, out var before) && before >= number)
                return false;
            told[topic] = number;
            return true;
        }
    }
}
