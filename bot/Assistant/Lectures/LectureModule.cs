using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The rule-of-law lecture (法治大讲堂) and the moral lecture (道德讲堂).</summary>
public sealed class LectureModule : Module
{
    public override IReadOnlyList<StaffAction> Actions => [LectureActions.See];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, LectureCapability>();
        services.AddSingleton<IHandler<ResidentLeft>, GiveBackSeats>().AddSingleton<ISampleData, SampleLectures>();
        services.AddSingleton(LectureTexts.MenuEntry);
    }
}
