namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Tells listeners in this process that a conversation has something new, and what, where that is at hand. Only a hint:
/// a lost signal costs a second, never a message, since <see cref="RemoteChangePoller"/> looks at the database.
/// </summary>
public sealed class ConversationFeed
{
    /// <summary>Listeners under this key hear of every conversation (the console's lists).</summary>
    public static readonly Guid Everything = Guid.Empty;

    private readonly Subscriptions<IReadOnlyList<Activity>> listeners = new();

    /// <param name="conversationId">Where there is news.</param>
    /// <param name="lines">Committed lines of the transcript; none when they are not at hand or something else has changed.</param>
    public void Publish(Guid conversationId, params IReadOnlyList<Activity> lines) => listeners.Tell(conversationId, lines);

    /// <summary>Conversations somebody listens to.</summary>
    internal IReadOnlyList<Guid> Subscribed() => listeners.Subscribed();

    /// <summary>Calls <paramref name="heard"/> on each signal until disposed; it must return at once and not throw.</summary>
    public IDisposable Subscribe(Guid conversationId, Action<IReadOnlyList<Activity>> heard) => listeners.Add(conversationId, heard);
}
