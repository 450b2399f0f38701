using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Web.StaffConsole;

namespace ResidentAssistant.Web.Modules;

/// <summary>What the web shows of the modules, one line a module.</summary>
internal static class WebModules
{
    private static readonly IReadOnlyList<WebModule> All =
    [
        new CityWeb(),
        new CaseWeb(),
        new LegalWeb(),
        new AppointmentWeb(),
        new LectureWeb(),
        new HandoffWeb(),
        new SafetyWeb(),
        new SceneWeb(),
    ];

    /// <summary>Adds those whose module is there; call it after the modules were added.</summary>
    public static IServiceCollection AddWebModules(this IServiceCollection services)
    {
        var there = AssistantModules.In(services).Select(module => module.GetType()).ToHashSet();
        foreach (var module in All.Where(module => module.Of is null || there.Contains(module.Of)))
        {
            services.AddSingleton(module);
            module.AddServices(services);
        }

        return services.AddSingleton(provider => new ConsolePages(provider.GetServices<WebModule>()));
    }

    /// <summary>Maps the routes of those that were added.</summary>
    /// <param name="app">Where.</param>
    /// <param name="console">Below <c>/console</c>, for somebody of staff who is signed in.</param>
    public static void MapWebModules(this WebApplication app, IEndpointRouteBuilder console)
    {
        foreach (var module in app.Services.GetServices<WebModule>())
            module.Map(app, console);
    }

    /// <summary>Addresses of pages whose module is not there.</summary>
    public static IReadOnlyList<string> AbsentPages(IEnumerable<WebModule> there) =>
        [.. All.ExceptBy(there.Select(module => module.Of), module => module.Of).SelectMany(module => module.Pages).Select(page => page.Path)];
}
