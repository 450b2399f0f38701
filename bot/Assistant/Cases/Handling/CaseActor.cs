using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Who does something with a case.</summary>
/// <param name="Kind">Resident, staff or the assistant itself.</param>
/// <param name="Id">Of the member of staff.</param>
/// <param name="Name">Of the member of staff, as it is now.</param>
/// <param name="UnitId">The unit they act for; null for an administrator, who acts for whichever unit it is.</param>
public sealed record CaseActor(CaseActorKind Kind, Guid? Id = null, string? Name = null, Guid? UnitId = null)
{
    public static CaseActor Resident { get; } = new(CaseActorKind.Resident);

    public static CaseActor System { get; } = new(CaseActorKind.System);

    public static CaseActor Of(StaffIdentity staff) => new(CaseActorKind.Staff, staff.Id, staff.Name, staff.UnitId);
}
