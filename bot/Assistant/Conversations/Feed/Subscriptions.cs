namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who in this process wants to hear of a conversation.</summary>
internal sealed class Subscriptions<T>
{
    private readonly Dictionary<Guid, List<Action<T>>> listeners = [];

    /// <summary>Tells those who listen to <paramref name="conversationId"/> and those who listen to <see cref="ConversationFeed.Everything"/>.</summary>
    public void Tell(Guid conversationId, T news)
    {
        Action<T>[] heard;
        lock (listeners)
            heard = [.. listeners.GetValueOrDefault(conversationId, []), .. listeners.GetValueOrDefault(ConversationFeed.Everything, [])];
        foreach (var listener in heard)
            listener(news);
    }

    /// <summary>Conversations somebody listens to.</summary>
    public IReadOnlyList<Guid> Subscribed()
    {
        lock (listeners)
            return [.. listeners.Keys.Where(key => key != ConversationFeed.Everything)];
    }

    public IDisposable Add(Guid conversationId, Action<T> heard)
    {
        Action<T> mine = news => heard(news);
        lock (listeners)
        {
            if (!listeners.TryGetValue(conversationId, out var found))
                listeners[conversationId] = found = [];
            found.Add(mine);
        }

        return new Subscription(() =>
        {
            lock (listeners)
            {
                if (listeners.TryGetValue(conversationId, out var found) && found.Remove(mine) && found.Count == 0)
                    listeners.Remove(conversationId);
            }
        });
    }

    private sealed class Subscription(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
