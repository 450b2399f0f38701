using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>A person who works in the console (工作人员).</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    private StaffMember()
    {
    }

    public StaffMember(Guid id, string name, string email, StaffRole role, Guid? unitId)
    {
        Id = id;
        Name = name;
        Email = UserName = email;
        Role = role;
        UnitId = unitId;
    }

    public string Name { get; private set; } = "";
    public StaffRole Role { get; private set; }
    public Guid? UnitId { get; private set; }

    /// <summary>Since then nobody gets in with this account (停用); null: in use.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The password was made by somebody else: nothing works before the owner has chosen another.</summary>
    public bool MustChangePassword { get; private set; }

    internal void RequireNewPassword() => MustChangePassword = true;

    internal void Disable(DateTimeOffset now)
    {
        DisabledAt ??= now;
        EndSignIns();
    }

    internal void Enable() => DisabledAt = null;

    internal void Move(StaffRole role, Guid? unitId)
    {
        (Role, UnitId) = (role, unitId);
        EndSignIns();
    }

    /// <param name="hash">Of the new password.</param>
    /// <param name="oneTime">True when somebody else made it.</param>
    internal void ReplacePassword(string hash, bool oneTime)
    {
        (PasswordHash, MustChangePassword) = (hash, oneTime);
        EndSignIns();
    }

    /// <summary>Every sign-in carries the stamp it was made with; with another stamp none of them holds any more.</summary>
    internal void EndSignIns() => SecurityStamp = RandomNumberGenerator.GetHexString(32);
}
