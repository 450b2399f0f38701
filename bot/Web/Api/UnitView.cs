using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Web.Api;

/// <summary>A unit as programs see it.</summary>
/// <param name="Parent">Id of the unit it belongs to; null for the city itself.</param>
internal sealed record UnitView(Guid Id, string Name, UnitKind Kind, Guid? Parent);
