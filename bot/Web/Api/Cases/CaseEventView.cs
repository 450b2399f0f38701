using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Web.Api.Cases;

/// <summary>Something that happened to a case.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="By">The name of the member of staff, else 居民 or 系统.</param>
/// <param name="Unit">The unit it is about: to which it was given, which checked in; else the one that acted.</param>
/// <param name="Note">What was said.</param>
/// <param name="Basis">The number of a duty, the code of a reason.</param>
internal sealed record CaseEventView(int Sequence, CaseEventKind Kind, DateTimeOffset At, string By, string? Unit, string? Note, string? Basis)
{
    public static CaseEventView Of(CaseEvent one, Territory territory) => new(
        one.Sequence,
        one.Kind,
        CityTime.Local(one.At),
        one.ByName ?? (one.By == CaseActorKind.Resident ? "居民" : "系统"),
        territory.Find(one.Facts?.Unit ?? one.UnitId)?.Name,
        one.Note,
        one.Basis);
}
