using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Who goes in when more turns come than take place at once.</summary>
public sealed class TurnLimiterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3.5);
    private readonly FakeTimeProvider clock = new();
    private readonly TurnLimiter limiter;
    private readonly List<string> begun = [];
    private readonly Dictionary<string, TaskCompletionSource> ending = [];

    public TurnLimiterTests() => limiter = new TurnLimiter(clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_are_awaited_go_in_as_they_came_and_each_eighth_place_is_for_the_others()
    {
        var all = Enumerable.Range(0, TurnLimiter.Places).Select(i => Comes($"first {i}", () => true)).ToList();
        all.AddRange([Comes("left behind 0", () => false), Comes("left behind 1", () => false)]);
        all.AddRange(Enumerable.Range(0, 10).Select(i => Comes($"awaited {i}", () => true)));
        Assert.Equal(12, limiter.Waiting);
        await EndAllAsync(all);
        var order = begun.Skip(TurnLimiter.Places).ToList();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"awaited {i}"), order.Where(name => name.StartsWith('a')));
        Assert.Equal(["left behind 0", "left behind 1"], order.Where(name => name.StartsWith('l')));
        Assert.InRange(order.IndexOf("left behind 0"), 0, 7);
        Assert.InRange(order.IndexOf("left behind 1"), 1, 11);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_no_place_from_those_who_can_still_be_in_time()
    {
        var all = Enumerable.Range(0, TurnLimiter.Places).Select(i => Comes($"first {i}", () => true)).ToList();
        var waits = true;
        all.AddRange(Enumerable.Range(0, 3).Select(i => Comes($"gave up {i}", () => waits)));
        all.AddRange(Enumerable.Range(0, 3).Select(i => Comes($"awaited {i}", () => true)));
        waits = false;
        await EndAllAsync(all);
        Assert.All(Enumerable.Range(0, 3), i => Assert.InRange(begun.IndexOf($"awaited {i}"), TurnLimiter.Places, TurnLimiter.Places + 3));
        Assert.Equal(TurnLimiter.Places + 6, begun.Count);
    }

    [Fact]
    public async Task The_time_is_counted_from_the_turns_under_way_and_those_who_wait()
    {
        Assert.True(limiter.HasTimeFor(TimeSpan.Zero));
        var all = Enumerable.Range(0, TurnLimiter.Places).Select(i => Comes($"first {i}", () => true)).ToList();
        clock.Advance(TimeSpan.FromSeconds(1));
        var admitted = 0;
        while (limiter.HasTimeFor(Window))
            all.Add(Comes($"awaited {admitted++}", () => true));
        // A second each, four at once: who came sixth would have begun after a second and a half and be done after two and a half, 0.7 of the window.
        Assert.Equal(5, admitted);
        await EndAllAsync(all);
        Assert.True(limiter.HasTimeFor(Window));
    }

    [Fact]
    public async Task Whoever_stops_waiting_leaves_no_trace_and_a_failed_turn_frees_its_place()
    {
        var all = Enumerable.Range(0, TurnLimiter.Places).Select(i => Comes($"first {i}", () => true)).ToList();
        using var leaving = new CancellationTokenSource();
        var left = limiter.RunAsync(() => Task.FromResult(true), () => true, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var failing = limiter.RunAsync<bool>(() => throw new InvalidOperationException("on purpose"), () => true, Cancellation);
        await EndAllAsync(all);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(0, limiter.Waiting);
        Assert.True(await limiter.RunAsync(() => Task.FromResult(true), () => true, Cancellation));
    }

    [Fact]
    public async Task A_turn_that_waits_for_a_place_at_most_so_long_begins_when_one_is_free_in_time_and_not_at_all_when_none_is()
    {
        var all = Enumerable.Range(0, TurnLimiter.Places).Select(i => Comes($"first {i}", () => true)).ToList();
        var inTime = limiter.TryRunAsync(() => Task.FromResult<string?>("done"), Window);
        var late = limiter.TryRunAsync<string>(() => throw new InvalidOperationException("begun"), TimeSpan.FromSeconds(0.5));
        Assert.Equal(2, limiter.Waiting);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(await late);
        Assert.False(inTime.IsCompleted);
        await EndAllAsync(all);
        Assert.Equal("done", await inTime);

        // Where it would not be over in time it is not waited for.
        all = [.. Enumerable.Range(0, TurnLimiter.Places).Select(i => Comes($"second {i}", () => true))];
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.True(limiter.TryRunAsync(() => Task.FromResult<string?>("done"), TimeSpan.FromSeconds(3)) is { IsCompletedSuccessfully: true, Result: null });
        await EndAllAsync(all);
    }

    private Task<bool> Comes(string name, Func<bool> isAwaited)
    {
        var end = ending[name] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return limiter.RunAsync(
            async () =>
            {
                lock (begun)
                    begun.Add(name);
                await end.Task;
                return true;
            },
            isAwaited,
            Cancellation);
    }

    /// <summary>Ends the turns one after the other, as they began; each only when whoever took the place before has begun, so that the order is told.</summary>
    private async Task EndAllAsync(List<Task<bool>> all)
    {
        for (var before = ending.Values.Count(turn => turn.Task.IsCompleted); before < ending.Count; before++)
        {
            var running = Math.Min(ending.Count, before + TurnLimiter.Places);
            await Eventually.TrueAsync(() => Begun() >= running);
            ending[begun[before]].SetResult();
        }

        await Task.WhenAll(all);
    }

    private int Begun()
    {
        lock (begun)
            return begun.Count;
    }
}
