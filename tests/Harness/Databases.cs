using Microsoft.Data.Sqlite;
using Npgsql;
using ResidentAssistant.Assistant.Data;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>The databases tests run on. PostgreSQL is there when <c>TEST_POSTGRES</c> names a server (tests/run.sh starts one).</summary>
public static class Databases
{
    public static TheoryData<DatabaseProvider> All => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static string? PostgresServer => Environment.GetEnvironmentVariable("TEST_POSTGRES");

    /// <summary>Skips the test, visibly, where the provider is not there.</summary>
    public static void Require(DatabaseProvider provider) =>
        Assert.SkipWhen(provider == DatabaseProvider.Postgres && string.IsNullOrEmpty(PostgresServer), "TEST_POSTGRES is not set: no PostgreSQL here.");

    /// <summary>A connection string of a database that does not exist yet.</summary>
    public static string Fresh(DatabaseProvider provider, string folder) => provider == DatabaseProvider.Sqlite
        ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "assistant.db") }.ToString()
        : new NpgsqlConnectionStringBuilder(PostgresServer) { Database = "ra_" + Guid.NewGuid().ToString("N"), MaxPoolSize = 20 }.ToString();

    /// <summary>Copies a prepared database; for SQLite the file was copied with its folder.</summary>
    public static async Task CloneAsync(DatabaseProvider provider, string template, string copy)
    {
        if (provider == DatabaseProvider.Sqlite)
            return;
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"CREATE DATABASE {Name(copy)} TEMPLATE {Name(template)}");
    }

    public static async Task DropAsync(DatabaseProvider provider, string connection)
    {
        if (provider == DatabaseProvider.Sqlite)
            SqliteConnection.ClearAllPools();
        else
            await ExecuteAsync($"DROP DATABASE IF EXISTS {Name(connection)} WITH (FORCE)");
    }

    /// <summary>Holds a city's embedded database as another process would: nobody else writes until the result is disposed.</summary>
    public static async Task<IAsyncDisposable> HoldAsync(TestCity city)
    {
        var holder = new SqliteConnection(new SqliteConnectionStringBuilder(city.Settings["ConnectionStrings:Main"]) { Pooling = false }.ToString());
        await holder.OpenAsync();
        await using var hold = new SqliteCommand("BEGIN EXCLUSIVE", holder);
        await hold.ExecuteNonQueryAsync();
        return holder;
    }

    private static string Name(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(PostgresServer);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
