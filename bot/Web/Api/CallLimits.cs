using System.Threading.RateLimiting;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web.Api;

/// <summary>
/// How often one caller may call, and how often one address may show keys that do not hold. Counted on each node by itself. Many wrong keys never keep
/// a right one out: of 256 random bits none is guessed, and behind one address may be a whole city hall.
/// </summary>
internal sealed class CallLimits : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<HttpContext> calls;
    private readonly PartitionedRateLimiter<HttpContext> failures;

    public CallLimits(ApiOptions options)
    {
        calls = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            FixedWindow.Of(http, CurrentCaller.Of(http)!.Id.ToString("N"), options.CallsPerMinute, Minute));
        failures = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            FixedWindow.Of(http, Household.Of(http.Connection.RemoteIpAddress), options.FailuresPerMinute, Minute));
    }

    /// <summary>Stands after authorization and before the route.</summary>
    public static Task LimitAsync(HttpContext http, RequestDelegate next) =>
        CurrentCaller.Of(http) is not null && Take(http.RequestServices.GetRequiredService<CallLimits>().calls, http) is { } wait
            ? Problems.TooManyAsync(http, wait) : next(http);

    /// <summary>Counts a call whose key did not hold.</summary>
    /// <returns>How long its address should wait; null: it is not over the limit.</returns>
    public TimeSpan? RefuseFailure(HttpContext http) => Take(failures, http);

    public void Dispose()
    {
        calls.Dispose();
        failures.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<HttpContext> limiter, HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute;
    }
}
