using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// So many permits in a window of time, which begins with the first one that is asked for. It follows the clock of the service; the
/// framework's own limiters follow none but the machine's.
/// </summary>
public sealed class FixedWindow : RateLimiter
{
    private static readonly Lease Given = new(null);

    private readonly int permits;
    private readonly TimeSpan length;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private long since;
    private int taken;

    private FixedWindow(int permits, TimeSpan length, TimeProvider clock)
    {
        (this.permits, this.length, this.clock) = (permits, length, clock);
        since = clock.GetTimestamp();
    }

    /// <summary>How long ago the window ended; null while it lasts. What has been idle for long is forgotten.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate)
                return clock.GetElapsedTime(since) - length is var idle && idle >= TimeSpan.Zero ? idle : null;
        }
    }

    /// <param name="http">The request that asks; its services have the clock.</param>
    /// <param name="key">Whose window it is.</param>
    /// <param name="permits">From 1 up, in each window.</param>
    /// <param name="length">Of the window.</param>
    public static RateLimitPartition<string> Of(HttpContext http, string key, int permits, TimeSpan length) =>
        RateLimitPartition.Get(key, _ => (RateLimiter)new FixedWindow(permits, length, http.RequestServices.GetRequiredService<TimeProvider>()));

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            var elapsed = clock.GetElapsedTime(since);
            if (elapsed >= length)
                (since, taken, elapsed) = (clock.GetTimestamp(), 0, TimeSpan.Zero);
            if (taken + Math.Max(permitCount, 1) > permits)
                return new Lease(length - elapsed);
            taken += permitCount;
            return Given;
        }
    }

    /// <summary>Nobody waits in line: who is over the limit is refused.</summary>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    /// <param name="wait">How long until the next window; null when the permit was given.</param>
    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
