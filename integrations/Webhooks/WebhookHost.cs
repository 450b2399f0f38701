using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ResidentAssistant.Integrations.Webhooks;

/// <summary>What tells other systems of events.</summary>
public static class WebhookHost
{
    /// <summary>Whoever wants a wrong setting to stop the start adds <see cref="WebhookOptions"/> before.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => WebhookOptions.From(provider.GetRequiredService<IConfiguration>()));
        return services.AddSingleton<WebhookTargets>().AddSingleton<WebhookClient>();
    }
}
