using System.Collections.Concurrent;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// What was signalled to one reader and waits to be sent. For one who reads slowly little is held: beyond that the stored
/// log is read when it is the turn.
/// </summary>
internal sealed class StreamNews : IDisposable
{
    /// <summary>ConversationFeed held; each is the lines of a turn.</summary>
    public const int HeldAtOnce = 32;

    // Not disposed: a signal that is under way when the reader leaves still releases it.
    private readonly SemaphoreSlim wake = new(0);
    private readonly ConcurrentQueue<IReadOnlyList<Activity>> signalled = [];
    private readonly IDisposable listener;
    private readonly IDisposable watcher;
    private TypingHint? writing;

    public StreamNews(Guid conversation, ConversationFeed feed, Typing typing)
    {
        listener = feed.Subscribe(conversation, Hear);
        watcher = typing.Listen(conversation, hint =>
        {
            if (hint.Speaker == Speaker.Resident)
                return;
            Volatile.Write(ref writing, hint);
            Wake();
        });
    }

    /// <summary>ConversationFeed that are held.</summary>
    internal int Held => signalled.Count;

    /// <returns>False when nothing came in that time.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken gone) => wake.WaitAsync(atMost, gone);

    /// <summary>Who was writing since the last look; what somebody was about to say and said is over.</summary>
    public TypingHint? TakeHint() => Interlocked.Exchange(ref writing, null);

    /// <summary>What was signalled since, when it follows <paramref name="cursor"/> without a gap; null: the log is to be read.</summary>
    public IReadOnlyList<Activity>? Take(long cursor)
    {
        // Several signals at once are one reason to look.
        while (wake.Wait(0, CancellationToken.None))
        {
        }

        var heard = new SortedList<long, Activity>();
        var isWhole = true;
        while (signalled.TryDequeue(out var lines))
        {
            isWhole &= lines.Count > 0;
            foreach (var line in lines.Where(line => line.Sequence > cursor))
                heard.TryAdd(line.Sequence, line);
        }

        return isWhole && heard.Count > 0 && heard.Keys[0] == cursor + 1 && heard.Keys[^1] == cursor + heard.Count ? [.. heard.Values] : null;
    }

    public void Dispose()
    {
        listener.Dispose();
        watcher.Dispose();
    }

    private void Hear(IReadOnlyList<Activity> lines)
    {
        if (signalled.Count < HeldAtOnce)
        {
            signalled.Enqueue(lines);
        }
        else
        {
            // A signal without lines says that the log is to be read.
            signalled.Clear();
            signalled.Enqueue([]);
        }

        Wake();
    }

    /// <summary>One that is not taken yet is enough: whoever takes it looks at everything.</summary>
    private void Wake()
    {
        if (wake.CurrentCount == 0)
            wake.Release();
    }
}
