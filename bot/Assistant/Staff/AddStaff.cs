using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>Creates an account for a member of staff.</summary>
public static class AddStaff
{
    private const string EmailTaken = "这个邮箱已经有账号了。";

    /// <param name="password">Null makes one of 16 characters, which the owner has to replace at the first sign-in.</param>
    public static async Task<StaffAdded> RunAsync(
        UserManager<StaffMember> users, AppDb db, StaffMember member, string? password, DateTimeOffset now)
    {
        if (password is { Length: > PasswordRules.Longest })
            return new StaffAdded.Refused(PasswordRules.TooLong);
        if (password is null)
            member.RequireNewPassword();
        password ??= OneTimePassword();
        try
        {
            var created = await users.CreateAsync(member, password);
            if (!created.Succeeded)
                return new StaffAdded.Refused(string.Join(' ', created.Errors.Select(Describe)));
        }
        catch (DbUpdateException failure) when (Transactions.IsUniqueViolation(failure))
        {
            // Somebody else added the same address between the question and the insert.
            return new StaffAdded.Refused(EmailTaken);
        }

        db.Audit.Add(new AuditEntry(null, "staff.add", member.Id.ToString("N"), now));
        await db.SaveChangesAsync();
        return new StaffAdded.Done(member, password);
    }

    /// <summary>A new password for an account that there is, to be replaced by its owner.</summary>
    internal static string GiveOneTimePassword(StaffMember member, IPasswordHasher<StaffMember> hasher)
    {
        var password = OneTimePassword();
        member.ReplacePassword(hasher.HashPassword(member, password), oneTime: true);
        return password;
    }

    private static string OneTimePassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16);

    private static string Describe(IdentityError error) => error.Code switch
    {
        "DuplicateUserName" or "DuplicateEmail" => EmailTaken,
        "InvalidEmail" or "InvalidUserName" => "邮箱格式不对，例如 wang@example.cn。",
        "PasswordTooShort" => PasswordRules.TooShort,
        _ => error.Description,
    };
}
