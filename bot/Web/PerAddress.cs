using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web;

/// <summary>Public API: 120 calls a minute from one address.</summary>
internal sealed class PerAddress : IConfigureOptions<RateLimiterOptions>
{
    public const string Policy = "api";

    public void Configure(RateLimiterOptions options) =>
        options.AddPolicy(Policy, http => FixedWindow.Of(http, Household.Of(http.Connection.RemoteIpAddress), 120, TimeSpan.FromMinutes(1)));
}
