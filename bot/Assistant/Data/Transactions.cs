using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Runs a unit of work in one transaction. SQLite has a single writer: its writers queue here in order, fairly,
/// instead of polling the file lock, and share the wait for the disk (see <see cref="SqliteLog"/>). Server databases
/// settle both themselves.
/// </summary>
public sealed class Transactions(IDbContextFactory<AppDb> factory)
{
    private static readonly ConcurrentDictionary<string, SqliteWriters> Sqlite = new(StringComparer.Ordinal);

    /// <summary>Opens a context for reading outside a transaction.</summary>
    public Task<AppDb> ReadAsync(CancellationToken cancellation) => factory.CreateDbContextAsync(cancellation);

    /// <summary>Runs <paramref name="work"/>, saves what it changed and commits; rolls back when it throws. When it returns, the change survives a power cut.</summary>
    public async Task<T> RunAsync<T>(Func<AppDb, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = await factory.CreateDbContextAsync(cancellation);
        if (!db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
            return await CommitAsync(db, work, cancellation);
        var writers = Sqlite.GetOrAdd(db.Database.GetConnectionString()!, _ => new SqliteWriters());
        T result;
        await writers.Turn.WaitAsync(cancellation);
        try
        {
            await db.Database.OpenConnectionAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync(SqlitePragmas.CommitWithoutWaiting, cancellation);
            result = await CommitAsync(db, work, cancellation);
        }
        finally
        {
            writers.Turn.Release();
        }

        // Not to be cancelled: it is committed.
        await writers.Log.FlushAsync(db.Database.GetDbConnection().DataSource);
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}(Func{AppDb, Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<AppDb, Task> work, CancellationToken cancellation) => RunAsync(
        async db =>
        {
            await work(db);
            return true;
        },
        cancellation);

    private static async Task<T> CommitAsync<T>(AppDb db, Func<AppDb, Task<T>> work, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await work(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <summary>True when a save was refused by a unique index: somebody else was first.</summary>
    public static bool IsUniqueViolation(DbUpdateException failure) => failure.InnerException switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        Npgsql.PostgresException postgres => postgres.SqlState == Npgsql.PostgresErrorCodes.UniqueViolation,
        Microsoft.Data.SqlClient.SqlException sqlServer => sqlServer.Number is 2601 or 2627,
        _ => false,
    };

    private sealed class SqliteWriters
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public SqliteLog Log { get; } = new();
    }
}
