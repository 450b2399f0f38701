using Microsoft.Extensions.DependencyInjection;

namespace ResidentAssistant.Integrations.Open311;

/// <summary>What serves Open311.</summary>
public static class Open311Host
{
    public static IServiceCollection AddOpen311(this IServiceCollection services) => services.AddSingleton<Open311File>();
}
