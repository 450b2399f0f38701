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

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource))!);
        await using var db = factory.CreateDbContext();
        await db.Database.MigrateAsync(cancellation);
        if (database.Provider == DatabaseProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellation);
    }
}
