using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>What happened at the console's door.</summary>
public enum DoorEvent
{
    SignedIn,
    SignedOut,

    /// <summary>Wrong password or unknown account.</summary>
    Refused,

    /// <summary>Too many wrong passwords: the account is locked for a while.</summary>
    LockedOut,
}

/// <summary>A line of the log.</summary>
/// <param name="AccountName">Whose account it was about; null when it was not about an account.</param>
public sealed record AuditLine(AuditEntry Entry, string? AccountName);

/// <summary>The log of what staff did (操作日志). Use cases write their entries in their own transaction; the door writes here.</summary>
public sealed class AuditTrail(Transactions transactions, TimeProvider clock)
{
    /// <param name="happened">What happened.</param>
    /// <param name="account">The account that was named; null when there is none of that name. What was typed is never kept.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Task NoteAsync(DoorEvent happened, StaffIdentity? account, CancellationToken cancellation) => transactions.RunAsync(
        db =>
        {
            var now = clock.GetUtcNow();
            var subject = account?.Id.ToString("N") ?? "unknown";
            db.Audit.Add(happened switch
            {
                DoorEvent.SignedIn => new AuditEntry(account, "staff.login", subject, now),
                DoorEvent.SignedOut => new AuditEntry(account, "staff.logout", subject, now),
                DoorEvent.Refused => AuditEntry.AtTheDoor("staff.login-refused", subject, now),
                DoorEvent.LockedOut => AuditEntry.AtTheDoor("staff.login-locked", subject, now),
            });
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>The newest entries first.</summary>
    public async Task<IReadOnlyList<AuditLine>> NewestAsync(int atMost, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var entries = await db.Audit.AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(atMost).ToListAsync(cancellation);
        var accounts = entries.Select(e => Guid.TryParseExact(e.Subject, "N", out var id) ? id : Guid.Empty).Distinct().ToList();
        var names = await db.Users.Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString("N"), u => u.Name, cancellation);
        return [.. entries.Select(e => new AuditLine(e, names.GetValueOrDefault(e.Subject)))];
    }
}
