namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Lets a few turns take place at once: a crowd waits here and not inside transactions, where each would keep
/// the others' locks longer, and the connections that new messages need to be kept. Whose answer somebody waits for goes in
/// first, in order of arrival; the others get one place in eight, so that they come to their turn in any crowd.
/// </summary>
internal sealed class TurnLimiter(TimeProvider clock)
{
    /// <summary>A turn waits for the disk most of its time, and commits that wait together share one write to it.</summary>
    public const int Places = 4;

    /// <summary>Turns that somebody waits for go in so often in a row before one that nobody waits for does.</summary>
    private const int InARow = 7;

    /// <summary>Part of the time left that wait and turn may take by our estimate: turns differ in length.</summary>
    private const double Prudence = 0.7;

    /// <summary>Weight of the newest turn in the average.</summary>
    private const double Newest = 1.0 / 16;

    private readonly Lock changing = new();
    private readonly HashSet<Visitor> inside = [];
    private readonly Queue<Visitor> awaited = [];
    private readonly Queue<Visitor> unhurried = [];
    private TimeSpan average;
    private int inARow;

    /// <summary>Turns that wait for a place.</summary>
    internal int Waiting
    {
        get
        {
            lock (changing)
                return awaited.Count + unhurried.Count;
        }
    }

    /// <summary>Whether a turn that came now would probably be over in this time. With a free place it is tried in any case.</summary>
    public bool HasTimeFor(TimeSpan left)
    {
        lock (changing)
        {
            var ahead = awaited.Count(visitor => visitor.IsAwaited);
            if (ahead == 0 && inside.Count < Places)
                return true;

            // A turn under way that takes longer than others did says so before it is over.
            var under = inside.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)inside.Average(visitor => clock.GetElapsedTime(visitor.Since).Ticks));
            var turn = under > average ? under : average;
            var places = unhurried.Count > 0 ? Places - 1 : Places;
            return (turn * (ahead + 1) / places) + turn <= left * Prudence;
        }
    }

    /// <param name="work">One turn.</param>
    /// <param name="isAwaited">Whether somebody still waits for the answer; asked when a place is free. It must be quick.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, Func<bool> isAwaited, CancellationToken cancellation)
    {
        var visitor = Queue(new Visitor(isAwaited));
        await using (cancellation.UnsafeRegister(_ => visitor.Entered.TrySetCanceled(cancellation), null))
            await visitor.Entered.Task;
        return await InsideAsync(visitor, work);
    }

    /// <summary>Does one turn that somebody waits for, if a place is free in time.</summary>
    /// <param name="work">The turn.</param>
    /// <param name="patience">How long to wait for a place; it is not waited for where the turn would probably not be over in this time.</param>
    /// <returns>Null, and nothing was begun, when there is none.</returns>
    public async Task<T?> TryRunAsync<T>(Func<Task<T?>> work, TimeSpan patience)
        where T : class
    {
        if (!HasTimeFor(patience))
            return null;
        var visitor = Queue(new Visitor(() => true));
        try
        {
            await visitor.Entered.Task.WaitAsync(patience, clock);
        }
        catch (TimeoutException) when (visitor.Entered.TrySetCanceled())
        {
            return null;
        }
        catch (TimeoutException)
        {
            // The place came at the same moment.
        }

        return await InsideAsync(visitor, work);
    }

    private Visitor Queue(Visitor visitor)
    {
        lock (changing)
        {
            (visitor.IsAwaited ? awaited : unhurried).Enqueue(visitor);
            Admit();
        }

        return visitor;
    }

    private async Task<T> InsideAsync<T>(Visitor visitor, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        finally
        {
            lock (changing)
            {
                inside.Remove(visitor);
                average += (clock.GetElapsedTime(visitor.Since) - average) * Newest;
                Admit();
            }
        }
    }

    private void Admit()
    {
        while (inside.Count < Places && Next() is { } next)
        {
            next.Since = clock.GetTimestamp();
            if (next.Entered.TrySetResult())
                inside.Add(next);
        }
    }

    private Visitor? Next()
    {
        // Whoever came first also gives up first.
        while (awaited.TryPeek(out var first) && !first.IsAwaited)
            unhurried.Enqueue(awaited.Dequeue());
        if (unhurried.Count > 0 && (awaited.Count == 0 || inARow >= InARow))
        {
            inARow = 0;
            return unhurried.Dequeue();
        }

        if (!awaited.TryDequeue(out var next))
            return null;
        inARow++;
        return next;
    }

    private sealed class Visitor(Func<bool> isAwaited)
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Since { get; set; }

        public bool IsAwaited => isAwaited();
    }
}
