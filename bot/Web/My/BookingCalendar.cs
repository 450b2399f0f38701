using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Web.Api;

namespace ResidentAssistant.Web.My;

/// <summary>An appointment for a calendar (RFC 5545), by its token: what was cancelled stays, and says so.</summary>
internal static class BookingCalendar
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{file}.ics", ReadAsync).RequireRateLimiting(PerAddress.Policy);
    }

    public static void MapApi(IEndpointRouteBuilder api) =>
        api.MapGet("/calendar/{file}.ics", ReadAsync).OpenToEverybody().RequireRateLimiting(PerAddress.Policy).WithTags("预约").WithSummary("一个预约的日历文件");

    private static async Task<IResult> ReadAsync(string file, Transactions transactions, CityOptions city, HttpContext http, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.CalendarToken == file, cancellation) is not { } booking)
            return Problems.NotFound("没有这个预约。");
        var venue = await db.Venues.AsNoTracking().FirstOrDefaultAsync(one => one.Id == booking.VenueId, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "inline; filename=\"appointment.ics\"";
        return Results.Text(Text(booking, venue, city), "text/calendar; charset=utf-8");
    }

    private static string Text(Booking booking, Venue? venue, CityOptions city)
    {
        var calendar = new Calendar { ProductId = "-//ResidentAssistant//Appointments//ZH", Method = CalendarMethods.Publish };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{booking.Id:N}@{city.Site?.Host ?? "resident-assistant"}",
            Sequence = booking.Sequence,
            Status = booking.State == BookingState.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            DtStamp = Utc(booking.ChangedAt == default ? booking.BookedAt : booking.ChangedAt),
            DtStart = Utc(booking.StartsAt),
            DtEnd = Utc(booking.EndsAt),
            Summary = $"周四有约：{booking.Lawyer}",
            Location = venue is { Address.Length: > 0 } ? $"{booking.Slot.Place}，{venue.Address}" : booking.Slot.Place,
            Description = $"预约码 {booking.Code}。请带上身份证和有关材料。来不了请提前取消，好让给别人。",
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>In UTC a calendar needs no description of a time zone to show the right hour.</summary>
    private static CalDateTime Utc(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
}
