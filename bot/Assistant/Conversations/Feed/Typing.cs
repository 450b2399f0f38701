namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Tells who is writing (正在输入). Never stored, never logged. Where the other side is served by another node Redis carries the hint
/// (<see cref="RedisCarrier"/>); without Redis it stays in this process and is lost.
/// </summary>
public sealed class Typing(TimeProvider clock)
{
    /// <summary>One hint of a speaker in a conversation within this time; what shows it keeps it a little longer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Speakers remembered before those whose pause is over are forgotten.</summary>
    private const int Remembered = 1000;

    private readonly Subscriptions<TypingHint> listeners = new();
    private readonly Dictionary<(Guid ConversationId, Speaker Speaker), long> last = [];

    /// <summary>
    /// A hint given on this node, in any conversation: for what goes out to others and must not go out once from each node. Whoever hears it must
    /// return at once and not throw.
    /// </summary>
    public event Action<TypingHint>? HintedHere;

    /// <param name="conversationId">Of a conversation in which the speaker may write.</param>
    /// <param name="speaker">Who writes.</param>
    /// <param name="name">See <see cref="TypingHint"/>.</param>
    public void Hint(Guid conversationId, Speaker speaker, string? name = null)
    {
        if (!IsNew((conversationId, speaker)))
            return;
        var hint = new TypingHint(conversationId, speaker, name);
        Relay(hint);
        HintedHere?.Invoke(hint);
    }

    /// <summary>Calls <paramref name="heard"/> on each hint of the conversation, whatever node it was given on; it must return at once and not throw.</summary>
    public IDisposable Listen(Guid conversationId, Action<TypingHint> heard) => listeners.Add(Topic.Conversation(conversationId), heard);

    /// <summary>Tells the listeners of this node.</summary>
    internal void Relay(TypingHint hint) => listeners.Tell(Topic.Conversation(hint.ConversationId), hint);

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
