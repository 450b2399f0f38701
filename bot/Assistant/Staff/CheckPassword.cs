using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// Compares a typed password with an account's, or with nobody's where there is no such account: the same work, the same
/// entries and the same limits either way, so that neither the answer nor its time tells which accounts exist.
/// </summary>
public sealed class CheckPassword(
    Transactions transactions, SignInLimits limits, IPasswordHasher<StaffMember> hasher, Vault vault, TimeProvider clock) : IDisposable
{
    /// <summary>Strangers who wait for the processor at most; comparing a password costs it some 50 ms on purpose.</summary>
    private const int Patience = 50;

    private static readonly int Half = Math.Max(1, Environment.ProcessorCount / 2);
    private readonly SemaphoreSlim strangers = new(Half);
    private readonly SemaphoreSlim familiar = new(Half);
    private readonly string nobodys = hasher.HashPassword(null!, RandomNumberGenerator.GetHexString(16));
    private int waiting;

    /// <param name="account">Null: there is none of that name.</param>
    /// <param name="typed">The name that was typed, normalised.</param>
    /// <param name="password">At most <see cref="PasswordRules.Longest"/> characters.</param>
    /// <param name="caller">Who types it.</param>
    /// <param name="cancellation">Ends the waiting; the try stays counted.</param>
    /// <returns>Null when it is wrong, when the account is disabled, and when it was tried too often.</returns>
    internal async Task<CountedTry?> RunAsync(StaffMember? account, string typed, string password, Caller caller, CancellationToken cancellation)
    {
        var name = account is null ? typed : $"{account.Id:N} {MarkOf(account)}";
        var device = account is null ? null : caller.Devices.FirstOrDefault(known => known.StaffId == account.Id && known.Mark == MarkOf(account));
        if (device is null && Volatile.Read(ref waiting) >= Patience)
            return null;
        var tried = device is null ? null : await limits.TakeAsync(new Guesser(name, caller.Address, device.Id), cancellation);
        tried ??= await limits.TakeAsync(new Guesser(name, caller.Address, null), cancellation);
        if (tried is null)
            return null;
        await Task.Delay(tried.Pause, cancellation);
        var isRight = await CompareAsync(account, password, tried.By.Device is not null, cancellation);
        if (isRight && account is { DisabledAt: null })
            return tried;
        await NoteFailureAsync(account, tried);
        return null;
    }

    public void Dispose()
    {
        strangers.Dispose();
        familiar.Dispose();
    }

    /// <summary>Tells one password of an account from the next, and nothing else.</summary>
    internal string MarkOf(StaffMember account) => vault.Hash($"password of {account.Id:N}\n{account.PasswordHash}")[..16];

    /// <summary>Devices that the account knows have a line of their own, so that a crowd of guessers does not keep them waiting.</summary>
    private async Task<bool> CompareAsync(StaffMember? account, string password, bool isFamiliar, CancellationToken cancellation)
    {
        var line = isFamiliar ? familiar : strangers;
        Interlocked.Add(ref waiting, isFamiliar ? 0 : 1);
        try
        {
            await line.WaitAsync(cancellation);
            try
            {
                var verdict = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobodys, password);
                return account is not null && verdict != PasswordVerificationResult.Failed;
            }
            finally
            {
                line.Release();
            }
        }
        finally
        {
            Interlocked.Add(ref waiting, isFamiliar ? 0 : -1);
        }
    }

    /// <summary>What is typed wrong on a device of the account itself is no news to its owner.</summary>
    private Task NoteFailureAsync(StaffMember? account, CountedTry tried) => transactions.RunAsync(
        async db =>
        {
            var (id, news) = (account?.Id ?? Guid.Empty, tried.By.Device is null ? 1 : 0);
            await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + news));
            var action = tried.IsLast ? "staff.login-limited" : "staff.login-refused";
            db.Audit.Add(AuditEntry.BeforeSignIn(action, account?.Id.ToString("N") ?? "unknown", clock.GetUtcNow()));
        },
        CancellationToken.None);
}
