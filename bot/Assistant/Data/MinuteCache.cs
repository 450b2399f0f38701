namespace ResidentAssistant.Assistant.Data;

/// <summary>What is read from the database at most once a minute; other nodes see a change a minute later at most.</summary>
internal sealed class MinuteCache<T>(TimeProvider clock, Func<AppDb, CancellationToken, Task<T>> read)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private volatile Known? known;

    public async Task<T> ReadAsync(AppDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (known is not { } current || current.ReadAt > now || now - current.ReadAt >= Fresh)
            known = current = new Known(now, await read(db, cancellation));
        return current.Value;
    }

    /// <summary>What is read next is read from the database.</summary>
    public void Forget() => known = null;

    private sealed record Known(DateTimeOffset ReadAt, T Value);
}
