using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>A resident's next appointment with a lawyer.</summary>
internal sealed class MyAppointment : IMySection
{
    public string Title => MyTexts.Bookings;

    public string Empty => MyTexts.NoBookings;

    public async Task<IReadOnlyList<Markup>> ItemsAsync(
        AppDb db, Guid residentId, string formKey, DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await BookSlot.StandingAsync(db, residentId, now, cancellation)).Select(Appointment)];

    private static Markup Appointment(Booking booking) => $"""
        <li><p class="what">{CityTime.DayAndTime(booking.StartsAt)}</p>
        <p>周四有约，{booking.Lawyer}</p>
        <p>地点：{booking.Slot.Place}</p>
        <p>预约码 <b class="code">{booking.Code}</b></p>
        {ScanCode.Draw(booking.Code, "预约码，到门口给工作人员扫")}
        <p><a href="/calendar/{booking.CalendarToken}.ics">加到手机日历</a></p></li>

        """;
}
