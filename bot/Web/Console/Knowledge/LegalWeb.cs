using Microsoft.AspNetCore.Mvc;
using MudBlazor;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Web.Api;
using ResidentAssistant.Web.Library;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>The knowledge base in the console, the law library for everybody, and the search for other programs.</summary>
internal sealed class LegalWeb : WebModule
{
    public override Type? Of => typeof(LegalModule);

    public override IReadOnlyList<ConsolePage> Pages => [new(50, "/console/knowledge", "知识库", Icons.Material.Outlined.MenuBook, LegalActions.Propose)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<CurateEntries>().AddSingleton<ProposeEntry>().AddSingleton<PreviewEntry>().AddSingleton<FindArticles>();
        services.AddSingleton<FindGaps>().AddSingleton<EntryReports>().AddSingleton<CurateSynonyms>().AddSingleton<CurateEndedLaws>();
        services.AddSingleton<ExportEntries>().AddSingleton<ImportEntries>().AddSingleton<KeepLawyerAnswer>();
    }

    public override void MapApi(IEndpointRouteBuilder api) => api.MapKnowledge();

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
        routes.MapLawPages();
        var knowledge = console.MapGroup("/knowledge").RequireAuthorization(LegalActions.ProposeName);
        knowledge.MapGet("/export.xlsx", async (HttpContext context, [FromServices] ExportEntries export) => Workbook.File(
            await export.WorkbookAsync(context.User.ToStaff(), context.RequestAborted), "问答.xlsx"));
        knowledge.MapGet("/export.zip", async (HttpContext context, [FromServices] ExportEntries export) => Results.File(
            await export.MarkdownAsync(context.User.ToStaff(), context.RequestAborted), "application/zip", "问答.zip"));
    }
}
