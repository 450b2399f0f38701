using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>What a member of staff may do; each sees only what the own unit answers for.</summary>
public enum StaffRole
{
    /// <summary>网格员</summary>
    GridWorker,

    /// <summary>社区工作人员</summary>
    CommunityStaff,

    /// <summary>街道调度</summary>
    StreetDispatcher,

    /// <summary>部门经办</summary>
    DepartmentHandler,

    /// <summary>律师: only conversations offered or assigned to them.</summary>
    Lawyer,

    /// <summary>知识编辑</summary>
    Curator,

    /// <summary>管理员</summary>
    Administrator,
}

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

/// <summary>Who works: taken from the signed-in account, passed to every use case of the console.</summary>
public sealed record StaffIdentity(Guid Id, string Name, StaffRole Role, Guid? UnitId)
{
    public static StaffIdentity Of(StaffMember member) => new(member.Id, member.Name, member.Role, member.UnitId);
}

/// <summary>An action of a member of staff (操作日志): who did what to which thing, and when. Never changed or deleted.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(StaffIdentity? by, string action, string subject, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        StaffId = by?.Id;
        StaffName = by?.Name ?? "命令行";
        Action = action;
        Subject = subject;
        At = now;
    }

    /// <summary>For what somebody did at the door, before the console knew who it was.</summary>
    public static AuditEntry AtTheDoor(string action, string subject, DateTimeOffset now) => new(null, action, subject, now) { StaffName = "未登录" };

    /// <summary>For what a resident did that staff have to know the reason of; she is not named.</summary>
    public static AuditEntry OfResident(string action, string subject, DateTimeOffset now) => new(null, action, subject, now) { StaffName = "居民" };

    public Guid Id { get; private set; }
    public Guid? StaffId { get; private set; }
    public string StaffName { get; private set; } = "";

    /// <summary>e.g. case.close.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Number or id of the thing; never personal data.</summary>
    public string Subject { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class StaffMapping : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<StaffMember> entity)
    {
        entity.Property(s => s.Name).HasMaxLength(64);
        entity.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entity)
    {
        entity.Property(e => e.StaffName).HasMaxLength(64);
        entity.Property(e => e.Action).HasMaxLength(64);
        entity.Property(e => e.Subject).HasMaxLength(128);
        entity.HasIndex(e => e.At);
    }
}
