namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Tells listeners in this process that a conversation has something new. Only a hint to look at the database at once:
/// a lost signal costs a second, never a message, since every listener also looks by itself.
/// </summary>
public sealed class Signals
{
    /// <summary>Listeners under this key hear of every conversation (the console's lists).</summary>
    public static readonly Guid Everything = Guid.Empty;

    private readonly Dictionary<Guid, List<Action>> listeners = [];

    public void Publish(Guid conversationId)
    {
        Action[] heard;
        lock (listeners)
            heard = [.. listeners.GetValueOrDefault(conversationId, []), .. listeners.GetValueOrDefault(Everything, [])];
        foreach (var listener in heard)
            listener();
    }

    /// <summary>Calls <paramref name="heard"/> on each signal until disposed; it must return at once and not throw.</summary>
    public IDisposable Listen(Guid conversationId, Action heard)
    {
        Action mine = () => heard();
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
