using MudBlazor;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Web.Modules;
using ResidentAssistant.Web.My;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Lectures in the console, and on a resident's own page.</summary>
internal sealed class LectureWeb : WebModule
{
    public override Type? Of => typeof(LectureModule);

    public override IReadOnlyList<ConsolePage> Pages => [new(45, "/console/lectures", "讲堂", Icons.Material.Outlined.Campaign, LectureActions.See)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<LectureDesk>().AddSingleton<IMySection, MyLectures>();
}
