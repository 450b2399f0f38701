using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>Tells which program shows a key or a token. Asked of the database by every call: one or two rows by their keys, the same answer on every node.</summary>
public sealed class RecogniseProgram(Transactions transactions, TimeProvider clock)
{
    /// <param name="shown">The whole key or token, as it came.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Null when it is unknown, revoked, expired, or its account was disabled, moved or signed out; why is told to nobody.</returns>
    public async Task<ProgramCaller?> RunAsync(string shown, CancellationToken cancellation)
    {
        if (ProgramSecret.Read(shown) is not { } secret)
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return secret.Kind == ProgramSecret.Key ? await SystemAsync(db, secret, cancellation) : await StaffAsync(db, secret, cancellation);
    }

    private static async Task<ProgramCaller?> SystemAsync(AppDb db, ProgramSecret secret, CancellationToken cancellation) =>
        await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == secret.Id, cancellation) is { } key && secret.Matches(key.SecretHash)
            && key.RevokedAt is null ? new ProgramCaller.Key(key.Id, key.System, key.Scopes, key.UnitId) : null;

    private async Task<ProgramCaller?> StaffAsync(AppDb db, ProgramSecret secret, CancellationToken cancellation)
    {
        if (await db.StaffTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Id == secret.Id, cancellation) is not { } token
            || !secret.Matches(token.SecretHash)
            || await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == token.StaffId, cancellation) is not { } member
            || !token.Holds(member, clock.GetUtcNow()))
            return null;
        return new ProgramCaller.Staff(StaffIdentity.Of(member) with { ProgramId = token.Id });
    }
}
