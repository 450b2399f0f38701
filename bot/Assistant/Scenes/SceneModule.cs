using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Scenes;

/// <summary>QR codes that the city has put up (场景码).</summary>
public sealed class SceneModule : Module
{
    public override IReadOnlyList<StaffAction> Actions => [SceneActions.Manage];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<Capability, SceneCapability>().AddSingleton<SceneDesk>();
}
