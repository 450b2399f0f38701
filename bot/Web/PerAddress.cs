using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ResidentAssistant.Integrations.WebChat;

namespace ResidentAssistant.Web;

/// <summary>Public API: 120 calls a minute from one address.</summary>
internal sealed class PerAddress : IConfigureOptions<RateLimiterOptions>
{
    public const string Policy = "api";

    public void Configure(RateLimiterOptions options) =>
        options.AddPolicy(Policy, http => FixedWindow.Of(http, Household.Of(http.Connection.RemoteIpAddress), 120, TimeSpan.FromMinutes(1)));
}
