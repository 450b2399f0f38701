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

    /// <summary>
    /// Why this program cannot use a database: it has migrations this program does not know, of a newer program, or, older than
    /// the first one, of a trial version (the migrations of that time are gone, and nothing leads from there to here).
    /// </summary>
    /// <param name="provider">Of the database.</param>
    /// <param name="applied">All migrations that it has.</param>
    /// <returns>Null when all of them are known.</returns>
    public static StorageFault? Foreign(DatabaseProvider provider, IEnumerable<string> applied)
    {
        var known = Known(provider);
        if (applied.Except(known).Max(StringComparer.Ordinal) is not { } unknown)
            return null;
        return string.CompareOrdinal(unknown, known.Min(StringComparer.Ordinal)) > 0
            ? new StorageFault($"是更新版本的程序建的（{unknown}），这个版本不能用它", "请装回较新的版本，或者用升级前的备份恢复。")
            : new StorageFault(
                $"是正式版以前的试用版建的（{unknown}），不能升级到这个版本",
                "请在设置里把 DataDir 换成一个空的文件夹（写了 ConnectionStrings:Main 的，也换成一个空的数据库）再启动，从头建一个城市。"
                + "原来的数据没有改动；还要查看的话，请用原来的试用版。");
    }

    /// <inheritdoc cref="Foreign"/>
    public async Task<StorageFault?> ForeignAsync(CancellationToken cancellation)
    {
        await using var db = factory.CreateDbContext();
        return Foreign(database.Provider, await db.Database.GetAppliedMigrationsAsync(cancellation));
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
