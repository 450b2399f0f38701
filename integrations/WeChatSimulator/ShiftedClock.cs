namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>
/// A clock that can be put forward, never back. Only what it shows is shifted: timers and timestamps run in the time of
/// <paramref name="inner"/>, so that whoever waits five seconds waits five seconds.
/// </summary>
public sealed class ShiftedClock(TimeProvider inner) : TimeProvider
{
    private long offset;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offset));

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);

    /// <exception cref="ArgumentOutOfRangeException">Less than nothing: what was written since would lie in the future.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Interlocked.Add(ref offset, time.Ticks);
    }
}
