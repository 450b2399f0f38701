using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Runs a unit of work in one transaction. SQLite has a single writer: its writers queue here in order, fairly,
/// instead of polling the file lock. Server databases settle it themselves by row locks.
/// </summary>
public sealed class Transactions(IDbContextFactory<AppDb> factory)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Writers = new(StringComparer.Ordinal);

    /// <summary>Opens a context for reading outside a transaction.</summary>
    public Task<AppDb> ReadAsync(CancellationToken cancellation) => factory.CreateDbContextAsync(cancellation);

    /// <summary>Runs <paramref name="work"/>, saves what it changed and commits; rolls back when it throws.</summary>
    public async Task<T> RunAsync<T>(Func<AppDb, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        var writer = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)
            ? Writers.GetOrAdd(db.Database.GetConnectionString()!, _ => new SemaphoreSlim(1, 1))
            : null;
        if (writer is not null)
            await writer.WaitAsync(cancellation);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var result = await work(db);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            writer?.Release();
        }
    }

    /// <inheritdoc cref="RunAsync{T}(Func{AppDb, Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<AppDb, Task> work, CancellationToken cancellation) => RunAsync(
        async db =>
        {
            await work(db);
            return true;
        },
        cancellation);

    /// <summary>True when a save was refused by a unique index: somebody else was first.</summary>
    public static bool IsUniqueViolation(DbUpdateException failure) => failure.InnerException switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        Npgsql.PostgresException postgres => postgres.SqlState == Npgsql.PostgresErrorCodes.UniqueViolation,
        Microsoft.Data.SqlClient.SqlException sqlServer => sqlServer.Number is 2601 or 2627,
        _ => false,
    };
}
