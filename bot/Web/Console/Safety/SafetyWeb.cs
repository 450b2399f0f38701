using MudBlazor;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The duty desk in the console.</summary>
internal sealed class SafetyWeb : WebModule
{
    public override Type? Of => null;

    public override IReadOnlyList<ConsolePage> Pages => [new(20, "/console/safety", "值班", Icons.Material.Outlined.NotificationsActive, SafetyActions.Duty)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<SaidSafe>();
}
