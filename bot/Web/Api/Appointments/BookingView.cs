using System.ComponentModel;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.Api.Appointments;

/// <summary>An appointment with a lawyer.</summary>
internal sealed record BookingView(
    string Code, int Version, BookingState State, string Slot, DateTimeOffset Start, DateTimeOffset End, string Venue, string Room, string Lawyer,
    [property: Description("几个人来")] int People, string? Name, string? Phone, string? Matter, DateTimeOffset? CheckedInAt, bool Late, BookingResult? Result,
    [property: Description("日历文件的地址，谁有谁能看")] string? Calendar)
{
    /// <param name="booking">The appointment.</param>
    /// <param name="isWhole">With who comes and why.</param>
    public static BookingView Of(Booking booking, bool isWhole) => new(
        booking.Code, booking.Sequence, booking.State, booking.Slot.Id, CityTime.Local(booking.StartsAt), CityTime.Local(booking.EndsAt), booking.Venue,
        booking.Room, booking.Lawyer, booking.People, isWhole ? booking.PersonName : null, isWhole ? booking.PersonPhone : null,
        isWhole ? booking.Matter : null,
        booking.CheckedInAt is { } at ? CityTime.Local(at) : null, booking.IsLate, booking.Result, isWhole ? $"/calendar/{booking.CalendarToken}.ics" : null);
}
