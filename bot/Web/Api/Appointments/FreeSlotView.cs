using System.ComponentModel;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Web.Api.Appointments;

/// <summary>A time that can be booked.</summary>
internal sealed record FreeSlotView(
    string Id, DateTimeOffset Start, DateTimeOffset End, VenueView Venue, string Room, [property: Description("律师")] string Lawyer,
    [property: Description("专长；空着是都可以")] IReadOnlyList<LegalField> Fields)
{
    public static FreeSlotView Of(AppointmentSlot slot, Venue? venue) => new(
        slot.Id, CityTime.Local(slot.StartsAt), CityTime.Local(slot.EndsAt), new VenueView(slot.VenueId, slot.Venue, venue?.Address ?? "", venue?.Way ?? ""),
        slot.Room, slot.Lawyer, slot.Fields);
}
