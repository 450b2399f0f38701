using MudBlazor;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Web.Api.Reception;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The reception of lawyers in the console.</summary>
internal sealed class HandoffWeb : WebModule
{
    public override Type? Of => typeof(HandoffModule);

    public override IReadOnlyList<ConsolePage> Pages => [new(30, "/console/reception", "接待", Icons.Material.Outlined.Forum, HandoffActions.Receive)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<ReadConversation>().AddSingleton<ReceptionEvents>();

    public override void MapApi(IEndpointRouteBuilder api) => api.MapReception();
}
