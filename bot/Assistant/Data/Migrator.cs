using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Data;

/// <summary>Creates and updates the schema.</summary>
public sealed class Migrator(AppDbFactory factory, DatabaseOptions database)
{
    public async Task<bool> IsCurrentAsync(CancellationToken cancellation)
    {
        await using var db = factory.CreateDbContext();
        return !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    /// <summary>Whether a newer version of the product has changed the schema, so that this one must not touch it.</summary>
    public async Task<bool> IsAheadAsync(CancellationToken cancellation)
    {
        await using var db = factory.CreateDbContext();
        return (await db.Database.GetAppliedMigrationsAsync(cancellation)).Except(db.Database.GetMigrations()).Any();
    }

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            await MigrateEmbeddedAsync(cancellation);
            return;
        }

        await using var db = factory.CreateDbContext();
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>
    /// EF Core guards a migration on SQLite by a row, which a killed process leaves behind, and then waits for it without
    /// end. A lock on a file ends with its process: who holds it may remove that row.
    /// </summary>
    private async Task MigrateEmbeddedAsync(CancellationToken cancellation)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var alone = await LockAsync(file + ".migrating", cancellation);
        if (File.Exists(file) && await IsCurrentAsync(cancellation))
            return;
        await using var db = factory.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!cancellation.IsCancellationRequested)
            {
                // Another process is migrating.
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
        }
    }
}
