using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The Thursday appointment with a lawyer (周四有约).</summary>
public sealed class AppointmentModule : Module
{
    public override IReadOnlyList<StaffAction> Actions => [AppointmentActions.See, AppointmentActions.Withdraw];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, AppointmentCapability>().AddSingleton<BookAppointment>();
        services.AddSingleton<IHandler<ResidentLeft>, GiveBackSlots>().AddSingleton<ISampleData, SampleSlots>();
        services.AddSingleton(AppointmentTexts.MenuEntry);
    }
}
