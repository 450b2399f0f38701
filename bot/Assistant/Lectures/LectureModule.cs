using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The rule-of-law lecture (法治大讲堂), the moral lecture (道德讲堂) and others.</summary>
public sealed class LectureModule : Module
{
    public override IReadOnlyList<StaffAction> Actions => [LectureActions.See, LectureActions.Arrange, LectureActions.Receive];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, LectureCapability>().AddSingleton<Capability, SeatCapability>()
            .AddSingleton<Capability, AfterLectureCapability>();
        services.AddSingleton<LectureDesk>().AddSingleton<ArrangeLectures>().AddSingleton<LectureDoor>().AddSingleton<ExportAttendance>()
            .AddSingleton<RegisterForProgram>();
        services.AddSingleton<IDueWorkHandler, RemindOfLecture>().AddSingleton<IDueWorkHandler, TellMovedUp>()
            .AddSingleton<IDueWorkHandler, TellLectureChanged>().AddSingleton<IDueWorkHandler, AskAfterLecture>();
        services.AddSingleton<IHandler<ResidentLeft>, GiveBackSeats>().AddSingleton<ISampleData, SampleLectures>();
        services.AddSingleton(LectureTexts.MenuEntry);
    }
}
