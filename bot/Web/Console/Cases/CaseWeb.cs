using MudBlazor;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.Open311;
using ResidentAssistant.Integrations.Webhooks;
using ResidentAssistant.Web.Api.Cases;
using ResidentAssistant.Web.Api.Webhooks;
using ResidentAssistant.Web.Modules;
using ResidentAssistant.Web.My;
using ResidentAssistant.Web.Totals;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Cases in the console, on a resident's own page, and for other programs.</summary>
internal sealed class CaseWeb : WebModule
{
    public override Type? Of => typeof(CaseModule);

    public override IReadOnlyList<ConsolePage> Pages =>
    [
        new(10, "/console/cases", "诉求", Icons.Material.Outlined.Assignment, CaseActions.Handle),
        new(12, GridPage.Path, "网格", Icons.Material.Outlined.PinDrop, GridActions.Record),
        new(14, GridMonthPage.Path, "网格台账", Icons.Material.Outlined.TableChart, GridActions.Month),
        new(66, "/console/templates", "常用回复", Icons.Material.Outlined.Quickreply, CaseActions.Templates),
        new(76, "/console/webhooks", "推送", Icons.Material.Outlined.Webhook, StaffActions.Programs),
        new(15, "/console/figures", "数据", Icons.Material.Outlined.BarChart, CaseActions.Figures),
    ];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<IMySection, MyCases>().AddWebhooks().AddOpen311()
        .AddSingleton<WebhookSender>().AddHostedService(provider => provider.GetRequiredService<WebhookSender>());

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapCases();
        api.MapWebhooks();
    }

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
        MyCases.Map(routes);
        TotalsPage.Map(routes);
        console.MapFigures();
        GridRoutes.Map(routes, console);
        routes.MapOpen311().RequireRateLimiting(PerAddress.Policy);
    }
}
