using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ResidentAssistant.Assistant.Data.Providers.Postgres;
using ResidentAssistant.Assistant.Data.Providers.Sqlite;
using ResidentAssistant.Assistant.Data.Providers.SqlServer;

namespace ResidentAssistant.Assistant.Data;

/// <summary>Creates and updates the schema.</summary>
public sealed class Migrator(AppDbFactory factory, DatabaseOptions database)
{
    /// <summary>All migrations of this program for a provider, without a model.</summary>
    public static IReadOnlyList<string> Known(DatabaseProvider provider)
    {
        var context = provider switch
        {
            DatabaseProvider.Sqlite => typeof(SqliteDb),
            DatabaseProvider.Postgres => typeof(PostgresDb),
            DatabaseProvider.SqlServer => typeof(SqlServerDb),
        };
        return [.. typeof(AppDb).Assembly.GetTypes().Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>()];
    }

    /// <summary>All migrations that the database has, without a model; empty for one that was never migrated.</summary>
    public static async Task<IReadOnlyList<string>> AppliedAsync(DbConnection open, CancellationToken cancellation)
    {
        await using var command = open.CreateCommand();
        command.CommandText = """SELECT "MigrationId" FROM "__EFMigrationsHistory" """;
        try
        {
            var applied = new List<string>();
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                applied.Add(rows.GetString(0));
            return applied;
        }
        catch (DbException failure) when (StorageFault.IsMissingTable(failure))
        {
            return [];
        }
    }

    public async Task<bool> IsCurrentAsync(CancellationToken cancellation)
    {
        await using var db = factory.CreateDbContext();
        return !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    /// <returns>The newest migration of the database that this program does not know: it was made by a newer one. Else null.</returns>
    public async Task<string?> UnknownAsync(CancellationToken cancellation)
    {
        await using var db = factory.CreateDbContext();
        return (await db.Database.GetAppliedMigrationsAsync(cancellation)).Except(db.Database.GetMigrations()).Max();
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
        var file = database.DatabaseFile
            ?? throw new SettingException($"ConnectionStrings:Main 应写数据库文件，例如 {DatabaseOptions.Example(DatabaseProvider.Sqlite)}。");
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
            catch (IOException failure) when (StorageFault.IsTaken(failure) && !cancellation.IsCancellationRequested)
            {
                // Another process is migrating.
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
        }
    }
}
