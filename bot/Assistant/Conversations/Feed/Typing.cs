namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Tells listeners in this process who is writing. Never stored, never logged, and lost where the other side is served
/// by another node.
/// </summary>
public sealed class Typing(TimeProvider clock)
{
    /// <summary>One hint of a speaker in a conversation within this time; what shows it keeps it a little longer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Speakers remembered before those whose pause is over are forgotten.</summary>
    private const int Remembered = 1000;

    private readonly Subscriptions<TypingHint> listeners = new();
    private readonly Dictionary<(Guid ConversationId, Speaker Speaker), long> last = [];

    /// <param name="conversationId">Of a conversation in which the speaker may write.</param>
    public void Hint(Guid conversationId, Speaker speaker, string? name = null)
    {
        if (IsNew((conversationId, speaker)))
            listeners.Tell(conversationId, new TypingHint(conversationId, speaker, name));
    }

    /// <summary>
    /// Calls <paramref name="heard"/> on each hint of the conversation, or of all with <see cref="ConversationFeed.Everything"/>,
    /// until disposed; it must return at once and not throw.
    /// </summary>
    public IDisposable Listen(Guid conversationId, Action<TypingHint> heard) => listeners.Add(conversationId, heard);

    private bool IsNew((Guid, Speaker) who)
    {
        lock (last)
        {
            if (last.TryGetValue(who, out var before) && clock.GetElapsedTime(before) < Pause)
                return false;
            if (last.Count >= Remembered)
                foreach (var over in last.Where(entry => clock.GetElapsedTime(entry.Value) >= Pause).Select(entry => entry.Key).ToList())
                    last.Remove(over);
            last[who] = clock.GetTimestamp();
            return true;
        }
    }
}
