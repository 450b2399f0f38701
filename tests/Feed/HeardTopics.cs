using System.Collections.Concurrent;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Tests.Feed;

/// <summary>Somebody who listens, and how often there was a signal.</summary>
internal sealed class HeardTopics : IDisposable
{
    private readonly List<IDisposable> listening;
    private readonly ConcurrentQueue<Topic> heard = [];

    public HeardTopics(ConversationFeed feed, params IReadOnlyList<Topic> topics) =>
        listening = [.. topics.Select(topic => feed.Subscribe(topic, _ => heard.Enqueue(topic)))];

    public int Count => heard.Count;

    /// <summary>How many signals there were since the last time this was asked.</summary>
    public int Take()
    {
        var taken = 0;
        while (heard.TryDequeue(out _))
            taken++;
        return taken;
    }

    public void Dispose() => listening.ForEach(one => one.Dispose());
}
