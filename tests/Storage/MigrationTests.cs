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
        Assert.False(db.Database.HasPendingModelChanges(), $"The model changed: add a migration for {provider} (see bot/docs/add-a-provider.md).");
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
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231235959_Later', '99.0.0')""", cancellation);
        await IsRefusedAsync(city, "是更新版本的程序建的（20991231235959_Later）");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_database_of_a_trial_version_is_not_touched_and_the_operator_is_told_to_begin_anew(DatabaseProvider provider)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var city = await TestCity.StartAsync(provider);
        await using (var db = await city.Transactions.ReadAsync(cancellation))
        {
            await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" NOT LIKE '%Initial'""", cancellation);
            await db.Database.ExecuteSqlRawAsync("""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '20261115080000_Initial'""", cancellation);
        }

        var refused = await IsRefusedAsync(city, "是正式版以前的试用版建的（20261115080000_Initial）");
        Assert.Contains("把 DataDir 换成一个空的文件夹", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("更新版本", refused, StringComparison.Ordinal);
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

    private static async Task<string> IsRefusedAsync(TestCity city, string why)
    {
        var sentences = new List<string>();
        foreach (var migrate in new[] { false, true })
            sentences.Add((await Assert.ThrowsAsync<RefusedException>(() =>
                Preparation.PrepareAsync(city.Services, migrate, TestContext.Current.CancellationToken))).Message);
        Assert.All(sentences, sentence => Assert.Contains(why, sentence, StringComparison.Ordinal));
        return sentences[0];
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
