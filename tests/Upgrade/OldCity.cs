using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Providers;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Upgrade;

/// <summary>The folder and the database of a <see cref="StoredCity"/>, as the program of its time left them on a machine.</summary>
internal sealed class OldCity : IAsyncDisposable
{
    private readonly StoredCity stored;
    private bool opened;

    private OldCity(StoredCity stored, DatabaseOptions database) => (this.stored, Database) = (stored, database);

    public DatabaseOptions Database { get; }

    public static async Task<OldCity> CreateAsync(DatabaseProvider provider, StoredCity stored)
    {
        Databases.Require(provider);
        var folder = stored.Unpack();
        var database = new DatabaseOptions { Provider = provider, ConnectionString = Databases.Fresh(provider, folder), DataDir = folder };
        await using (var db = new AppDbFactory(database, DesignVault.Create()).CreateDbContext())
            await db.GetService<IMigrator>().MigrateAsync(stored.Schema, TestContext.Current.CancellationToken);
        await stored.LoadAsync(database);
        return new OldCity(stored, database);
    }

    /// <summary>The program of today on it, a minute after it was left; deletes folder and database at its end.</summary>
    public TestCity Open()
    {
        opened = true;
        return TestCity.Open(Database.Provider, Database.DataDir, Database.ConnectionString, new FakeTimeProvider(stored.At.AddMinutes(1)));
    }

    public async ValueTask DisposeAsync()
    {
        if (opened)
            return;
        await Databases.DropAsync(Database.Provider, Database.ConnectionString);
        Directory.Delete(Database.DataDir, recursive: true);
    }
}
