using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>How the creation of an account ended.</summary>
public abstract record StaffAdded
{
    private StaffAdded()
    {
    }

    /// <param name="Password">To be shown once; it is stored only as a hash.</param>
    public sealed record Done(StaffMember Member, string Password) : StaffAdded;

    /// <param name="Why">In Chinese, one sentence per reason.</param>
    public sealed record Refused(string Why) : StaffAdded;
}

/// <summary>Creates an account for a member of staff.</summary>
public static class AddStaff
{
    /// <param name="password">Null makes one of 16 characters.</param>
    public static async Task<StaffAdded> RunAsync(
        UserManager<StaffMember> users, AppDb db, StaffMember member, string? password, DateTimeOffset now)
    {
        password ??= OneTimePassword();
        var created = await users.CreateAsync(member, password);
        if (!created.Succeeded)
            return new StaffAdded.Refused(string.Join(' ', created.Errors.Select(Describe)));
        db.Audit.Add(new AuditEntry(null, "staff.add", member.Id.ToString("N"), now));
        await db.SaveChangesAsync();
        return new StaffAdded.Done(member, password);
    }

    public static string OneTimePassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16);

    private static string Describe(IdentityError error) => error.Code switch
    {
        "DuplicateUserName" or "DuplicateEmail" => "这个邮箱已经有账号了。",
        "InvalidEmail" or "InvalidUserName" => "邮箱格式不对，例如 wang@example.cn。",
        "PasswordTooShort" => "密码太短，至少 12 位。",
        _ => error.Description,
    };
}
