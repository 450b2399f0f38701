using MudBlazor;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Web.Api.Appointments;
using ResidentAssistant.Web.Modules;
using ResidentAssistant.Web.My;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Appointments in the console, and on a resident's own page.</summary>
internal sealed class AppointmentWeb : WebModule
{
    public override Type? Of => typeof(AppointmentModule);

    public override IReadOnlyList<ConsolePage> Pages =>
        [new(40, "/console/appointments", "周四有约", Icons.Material.Outlined.CalendarMonth, AppointmentActions.See)];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<IMySection, MyAppointment>();

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapBookings();
        BookingCalendar.MapApi(api);
    }

    public override void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder console)
    {
        BookingCalendar.Map(routes);
        AppointmentRoutes.Map(console);
    }
}
