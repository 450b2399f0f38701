using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Somebody of the staff, with the name as it was then.</summary>
public sealed record Person(Guid Id, string Name)
{
    public static Person Of(StaffIdentity staff) => new(staff.Id, staff.Name);
}
