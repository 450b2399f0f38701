using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Scenes;

namespace ResidentAssistant.Assistant.Modules;

/// <summary>What this assistant does, one line a module.</summary>
public static class AssistantModules
{
    /// <summary>In the order in which they are asked for what nobody else has taken.</summary>
    public static IReadOnlyList<Module> All { get; } =
    [
        new CaseModule(),
        new LegalModule(),
        new AppointmentModule(),
        new LectureModule(),
        new HandoffModule(),
        new SceneModule(),
    ];

    /// <summary>Those that were added to these services.</summary>
    public static IReadOnlyList<Module> In(IServiceCollection services) =>
        [.. services.Where(service => service.ServiceType == typeof(Module)).Select(service => (Module)service.ImplementationInstance!)];
}
