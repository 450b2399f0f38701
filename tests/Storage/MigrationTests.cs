using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Providers;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void No_migration_is_missing(DatabaseProvider provider)
    {
        using var db = Design(provider);
        Assert.False(db.Database.HasPendingModelChanges(), $"The model changed: add a migration for {provider} (see the runbook).");
    }

    [Fact]
    public void Sql_server_gets_a_script_that_may_run_again()
    {
        using var db = Design(DatabaseProvider.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        foreach (var migration in db.Database.GetMigrations())
            Assert.Contains($"WHERE [MigrationId] = N'{migration}'", script, StringComparison.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()))
            Assert.Contains($"CREATE TABLE [{table}]", script, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Migrating_again_changes_nothing(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var migrator = city.Get<Migrator>();
        Assert.True(await migrator.IsCurrentAsync(TestContext.Current.CancellationToken));
        await migrator.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.True(await migrator.IsCurrentAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_older_version_does_not_touch_the_database_of_a_newer_one(DatabaseProvider provider)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var city = await TestCity.StartAsync(provider);
        await Preparation.PrepareAsync(city.Services, migrate: false, cancellation);
        await using (var db = await city.Transactions.ReadAsync(cancellation))
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231235959_Later', '99.0.0')""", cancellation);
        foreach (var migrate in new[] { false, true })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Preparation.PrepareAsync(city.Services, migrate, cancellation));
            Assert.Contains("更新版本", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_process_killed_while_it_migrated_does_not_keep_the_next_one_waiting()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        var database =
            new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = Databases.Fresh(DatabaseProvider.Sqlite, folder), DataDir = folder };
        var factory = new AppDbFactory(database, DesignVault.Create());
        await using (var db = factory.CreateDbContext())
        {
            // What a killed EF Core leaves behind.
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL)""", cancellation);
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 09:00:00')""", cancellation);
        }

        var migrator = new Migrator(factory, database);
        await migrator.MigrateAsync(cancellation).WaitAsync(TimeSpan.FromMinutes(5), cancellation);
        Assert.True(await migrator.IsCurrentAsync(cancellation));
        await Databases.DropAsync(DatabaseProvider.Sqlite, database.ConnectionString);
        Directory.Delete(folder, recursive: true);
    }

    private static AppDb Design(DatabaseProvider provider) => new AppDbFactory(
        new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = provider == DatabaseProvider.Sqlite ? "Data Source=:memory:"
            : "Server=localhost",
            DataDir = Path.GetTempPath()
        },
        DesignVault.Create()).CreateDbContext();
}
