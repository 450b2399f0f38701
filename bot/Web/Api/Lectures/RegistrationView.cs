using System.ComponentModel;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Web.Api.Lectures;

/// <summary>A registration for a lecture.</summary>
internal sealed record RegistrationView(
    string Code, int Version, RegistrationState State, [property: Description("讲堂场次的 id")] Guid Lecture, string Title, string Place, DateTimeOffset Start,
    DateTimeOffset End, string? Name, string? Phone, [property: Description("带几个人")] int Guests,
    [property: Description("候补时，前面还有几位；不在候补是 null")] int? Before, DateTimeOffset? CheckedInAt)
{
    /// <param name="seat">The registration.</param>
    /// <param name="before">How many wait before it; null: it does not wait.</param>
    /// <param name="isWhole">With who comes.</param>
    public static RegistrationView Of(Seat seat, int? before, bool isWhole)
    {
        var (registration, session) = seat;
        return new RegistrationView(
            registration.Code, registration.Version, registration.State, session.Id, session.Title, session.Venue, CityTime.Local(session.StartsAt),
            CityTime.Local(session.EndsAt), isWhole ? registration.PersonName : null, isWhole ? registration.PersonPhone : null, registration.Guests, before,
            registration.CheckedInAt is { } at ? CityTime.Local(at) : null);
    }
}
