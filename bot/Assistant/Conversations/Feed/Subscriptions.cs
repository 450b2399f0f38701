namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Who in this process wants to hear of which topic.</summary>
internal sealed class Subscriptions<T>
{
    private readonly Dictionary<Topic, List<Action<T>>> listeners = [];

    /// <summary>Tells those who listen to the topic, and those who listen to all of its kind.</summary>
    public void Tell(Topic topic, T news)
    {
        Action<T>[] heard;
        lock (listeners)
            heard = [.. listeners.GetValueOrDefault(topic, []), .. listeners.GetValueOrDefault(topic with { Id = null }, [])];
        foreach (var listener in heard)
            listener(news);
    }

    /// <summary>Topics somebody listens to.</summary>
    public IReadOnlyList<Topic> Subscribed()
    {
        lock (listeners)
            return [.. listeners.Keys];
    }

    /// <summary>Whether somebody hears of the topic.</summary>
    public bool Has(Topic topic)
    {
        lock (listeners)
            return listeners.ContainsKey(topic) || listeners.ContainsKey(topic with { Id = null });
    }

    public IDisposable Add(Topic topic, Action<T> heard)
    {
        Action<T> mine = news => heard(news);
        lock (listeners)
        {
            if (!listeners.TryGetValue(topic, out var found))
                listeners[topic] = found = [];
            found.Add(mine);
        }

        return new Subscription(() =>
        {
            lock (listeners)
            {
                if (listeners.TryGetValue(topic, out var found) && found.Remove(mine) && found.Count == 0)
                    listeners.Remove(topic);
            }
        });
    }

    private sealed class Subscription(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
