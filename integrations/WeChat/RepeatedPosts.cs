namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Remembers for a short time how often a message was answered with text on this node. WeChat posts a message three times at
/// most, each time because it has not got the answer before; whether it has got the third, nobody can tell.
/// </summary>
internal sealed class RepeatedPosts(TimeProvider clock)
{
    /// <summary>The last repeat comes some fifteen seconds after the first post; a message is known for one to two of these.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private const int AnsweredInVain = 2;
    private readonly Lock changing = new();
    private Dictionary<Guid, List<long>> answers = [];
    private Dictionary<Guid, List<long>> before = [];
    private long since = clock.GetTimestamp();
    private long order;

    public Arrival Arrive() => new(clock.GetTimestamp(), Interlocked.Increment(ref order));

    /// <returns>True for the third post of a message whose first two were answered before it came.</returns>
    public bool IsLast(Guid message, Arrival arrival)
    {
        lock (changing)
            return answers.GetValueOrDefault(message, []).Concat(before.GetValueOrDefault(message, []))
                .Count(answer => answer < arrival.Order) >= AnsweredInVain;
    }

    public void Answered(Guid message)
    {
        lock (changing)
        {
            if (clock.GetElapsedTime(since) > Kept)
                (before, answers, since) = (answers, [], clock.GetTimestamp());
            if (!answers.TryGetValue(message, out var known))
                answers[message] = known = [];
            known.Add(Interlocked.Increment(ref order));
        }
    }
}
