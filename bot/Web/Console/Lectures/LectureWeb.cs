using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Web.Modules;
using ResidentAssistant.Web.My;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Lectures in the console, on the page of the appointments, and on a resident's own page.</summary>
internal sealed class LectureWeb : WebModule
{
    public override Type? Of => typeof(LectureModule);

    public override void AddServices(IServiceCollection services) => services.AddSingleton<LectureDesk>().AddSingleton<IMySection, MyLectures>();
}
