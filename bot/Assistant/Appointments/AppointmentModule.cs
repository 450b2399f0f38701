using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The Thursday appointment with a lawyer (周四有约).</summary>
public sealed class AppointmentModule : Module
{
    public override IReadOnlyList<StaffAction> Actions =>
        [AppointmentActions.See, AppointmentActions.Withdraw, AppointmentActions.Arrange, AppointmentActions.Receive];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Capability, AppointmentCapability>().AddSingleton<Capability, WaitingCapability>()
            .AddSingleton<BookAppointment>().AddSingleton<ReadSlots>().AddSingleton<BookSlot>();
        services.AddSingleton<SlotDesk>().AddSingleton<ChangeSupply>().AddSingleton<BookForProgram>();
        services.AddSingleton<KeepDoor>().AddSingleton<WeekDesk>().AddSingleton<ReadAppointmentFigures>().AddSingleton<ImportPatterns>();
        services.AddSingleton<IDueWorkHandler, RemindBooking>().AddSingleton<IDueWorkHandler, TellBooking>();
        services.AddSingleton<IDueWorkHandler, EndOffer>().AddSingleton<IDueWorkHandler, OfferFreeTime>();
        services.AddSingleton<IHandler<ResidentLeft>, GiveBackSlots>().AddSingleton<IHandler<StaffChanged>, CancelOfLawyer>();
        services.AddSingleton<IForetellStaffLeaving, CancelOfLawyer>().AddSingleton<ISampleData, SampleSlots>();
        services.AddSingleton(AppointmentTexts.MenuEntry);
    }
}
