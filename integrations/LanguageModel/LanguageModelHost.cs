using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Integrations.LanguageModel;

/// <summary>A language model, where one is set.</summary>
public static class LanguageModelHost
{
    /// <exception cref="SettingException">A setting is missing or wrong. No endpoint is fine: then there is no model.</exception>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = LanguageModelOptions.From(configuration);
        services.AddSingleton(options);
        if (options.Endpoint is not null)
            services.AddSingleton<IRephraser, RephraseWithModel>();
        return services;
    }
}
