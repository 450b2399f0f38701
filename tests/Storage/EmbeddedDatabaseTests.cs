using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>How commits of the embedded database reach the disk.</summary>
public sealed class EmbeddedDatabaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_outside_a_unit_of_work_waits_for_the_disk_with_each_commit()
    {
        await using var city = await TestCity.StartAsync();
        await city.Transactions.RunAsync(async db => Assert.Equal((1, "wal"), await PragmasAsync(db)), Cancellation);
        await using var later = await city.Transactions.ReadAsync(Cancellation);
        await later.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal((2, "wal"), await PragmasAsync(later));
    }

    [Fact]
    public async Task Many_units_of_work_at_once_are_each_flushed_before_they_return()
    {
        var log = new SqliteLog();
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        try
        {
            var database = Path.Combine(folder, "some.db");
            await log.FlushAsync(database);
            await File.WriteAllTextAsync(database + "-wal", "committed", Cancellation);
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => log.FlushAsync(database))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_commit_that_did_not_reach_the_disk_is_not_reported_as_done()
    {
        await using var city = await TestCity.StartAsync();
        SqliteConnection.ClearAllPools();
        var log = new SqliteLog();
        var folder = Directory.CreateDirectory(Path.Combine(city.Folder, "other.db-wal"));
        var failure = await Record.ExceptionAsync(() => log.FlushAsync(Path.Combine(city.Folder, "other.db")));
        Assert.True(failure is UnauthorizedAccessException or IOException, $"{failure}");
        folder.Delete();
        await log.FlushAsync(Path.Combine(city.Folder, "other.db"));
    }

    [Fact]
    public async Task Writers_stand_in_line_and_none_is_refused()
    {
        await using var city = await TestCity.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => city.Transactions.RunAsync(
            db => db.Places.Where(p => p.Name == "檀溪路").ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, p => p.Name), Cancellation), Cancellation))));
    }

    [Fact]
    public async Task A_unit_of_work_that_fails_leaves_nothing_to_the_next()
    {
        await using var city = await TestCity.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => city.Transactions.RunAsync<int>(
            db =>
            {
                db.Add(new Resident(Guid.NewGuid(), TestCity.Monday));
                throw new InvalidOperationException();
            },
            Cancellation));
        await city.Transactions.RunAsync(db => Task.FromResult(db.Add(new Resident(Guid.NewGuid(), TestCity.Monday)).Entity.Id), Cancellation);
        await city.Transactions.RunAsync(db => Task.FromResult(0), Cancellation);
        await using var later = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal(1, await later.Residents.CountAsync(Cancellation));
    }

    private static async Task<(int Synchronous, string JournalMode)> PragmasAsync(AppDb db) => (
        await Task.FromResult(db.Database.SqlQuery<int>($"PRAGMA synchronous").AsEnumerable().Single()),
        db.Database.SqlQuery<string>($"PRAGMA journal_mode").AsEnumerable().Single());
}
