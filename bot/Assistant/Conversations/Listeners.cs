namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who in this process wants to hear of a conversation.</summary>
internal sealed class Listeners<T>
{
    private readonly Dictionary<Guid, List<Action<T>>> listeners = [];

    /// <summary>Tells those who listen to <paramref name="conversationId"/> and those who listen to <see cref="Signals.Everything"/>.</summary>
    public void Tell(Guid conversationId, T news)
    {
        Action<T>[] heard;
        lock (listeners)
            heard = [.. listeners.GetValueOrDefault(conversationId, []), .. listeners.GetValueOrDefault(Signals.Everything, [])];
        foreach (var listener in heard)
            listener(news);
    }

    /// <summary>Conversations somebody listens to.</summary>
    public IReadOnlyList<Guid> Listened()
    {
        lock (listeners)
            return [.. listeners.Keys.Where(key => key != Signals.Everything)];
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

        return new Listener(() =>
        {
            lock (listeners)
            {
                if (listeners.TryGetValue(conversationId, out var found) && found.Remove(mine) && found.Count == 0)
                    listeners.Remove(conversationId);
            }
        });
    }

    private sealed class Listener(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
