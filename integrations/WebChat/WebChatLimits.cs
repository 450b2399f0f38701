using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>How often one conversation and one address may ask.</summary>
internal static class WebChatLimits
{
    /// <summary>By address, for each route that gives a token.</summary>
    public const string Token = "webchat-token";

    /// <summary>By conversation: what writes into it.</summary>
    public const string Message = "webchat-message";

    /// <summary>By conversation: reads, and streams that are opened.</summary>
    public const string Read = "webchat-read";

    /// <summary>Visitors of one address who may write and read as fast as a single one may.</summary>
    private const int VisitorsAtOnce = 20;

    private const int ReadsForAMessage = 4;
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    public static void Set(RateLimiterOptions limits, WebChatOptions options)
    {
        var (messages, reads) = (options.MessagesPerTenSeconds, options.MessagesPerTenSeconds * ReadsForAMessage);
        limits.AddPolicy(Token, http => FixedWindow.Of(
            http, $"{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText} {Address(http)}", options.TokensPerMinute, TimeSpan.FromMinutes(1)));
        limits.AddPolicy(Message, http => FixedWindow.Of(http, Conversation(http), messages, TenSeconds));
        limits.AddPolicy(Read, http => FixedWindow.Of(http, Conversation(http), reads, TenSeconds));
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            // Routes are found in any case, so the limit must be too.
            if (!http.Request.Path.StartsWithSegments(WebChatHost.DirectLine, StringComparison.OrdinalIgnoreCase))
                return RateLimitPartition.GetNoLimiter("");
            return HttpMethods.IsPost(http.Request.Method)
                ? FixedWindow.Of(http, "post " + Address(http), messages * VisitorsAtOnce, TenSeconds)
                : FixedWindow.Of(http, "read " + Address(http), reads * VisitorsAtOnce, TenSeconds);
        });
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (refused, _) =>
        {
            var seconds = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)wait.TotalSeconds) : 10;
            refused.HttpContext.Response.Headers.RetryAfter = $"{seconds}";
            return ValueTask.CompletedTask;
        };
    }

    /// <summary>
    /// One conversation is one, however its id is written. Asked from elsewhere it is another: the id is in addresses, and
    /// who only knows it must not use up what the resident may do.
    /// </summary>
    private static string Conversation(HttpContext http) =>
        $"{(Guid.TryParse(http.GetRouteValue("id")?.ToString(), out var id) ? id : Guid.Empty):N} {Address(http)}";

    private static string Address(HttpContext http) => Household.Of(http.Connection.RemoteIpAddress);
}
