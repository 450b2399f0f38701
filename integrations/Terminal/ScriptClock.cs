using ResidentAssistant.Assistant;

namespace ResidentAssistant.Integrations.Terminal;

/// <summary>
/// The clock of scripts: it stands still from Monday, 23 November 2026, 9:00 in Shanghai but for what a script lets pass, so
/// that numbers of cases and days are the same whenever it is played. Its timers never ring: what is due is done when a script lets time pass, and
/// no limit of a turn is over because the machine is slow.
/// </summary>
public sealed class ScriptClock : TimeProvider
{
    private DateTimeOffset now = CityTime.At(new DateOnly(2026, 11, 23), new TimeOnly(9, 0)).ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    /// <param name="time">Not less than nothing.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        now += time;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Still();

    private sealed class Still : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
