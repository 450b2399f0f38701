namespace ResidentAssistant.Web.Api.Appointments;

/// <summary>Where lawyers receive residents.</summary>
/// <param name="Way">How one gets there.</param>
internal sealed record VenueView(Guid Id, string Name, string Address, string Way);
