using Microsoft.Extensions.DependencyInjection;

namespace ResidentAssistant.Assistant.Work;

public static class WorkServices
{
    /// <summary>The loop that does what is due; whoever has such work adds its <see cref="IDueWorkHandler"/>.</summary>
    public static IServiceCollection AddWork(this IServiceCollection services) => services.AddSingleton<BackgroundLoop>();
}
