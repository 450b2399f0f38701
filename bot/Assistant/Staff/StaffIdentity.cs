namespace ResidentAssistant.Assistant.Staff;

/// <summary>Who works: taken from the signed-in account, passed to every use case of the console.</summary>
public sealed record StaffIdentity(Guid Id, string Name, StaffRole Role, Guid? UnitId)
{
    /// <summary>Token of the program that acts as this person, see <see cref="StaffToken"/>; null: the person is signed in.</summary>
    public Guid? ProgramId { get; init; }

    public static StaffIdentity Of(StaffMember member) => new(member.Id, member.Name, member.Role, member.UnitId);
}
