using Microsoft.Data.Sqlite;

namespace ResidentAssistant.Assistant.Data;

/// <summary>The file of the embedded database, looked at without the model and without keys.</summary>
public static class EmbeddedDatabase
{
    /// <summary>Bytes of a database that is read through at every start, which takes less than two seconds.</summary>
    public const long QuicklyChecked = 1L << 30;

    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Reads the whole file; writers go on meanwhile.</summary>
    /// <param name="file">Path; the file exists.</param>
    /// <param name="thorough">Compares the indexes with their tables too, which takes several times as long.</param>
    /// <param name="cancellation">Stops before it begins.</param>
    public static async Task<bool> IsSoundAsync(string file, bool thorough, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(file, cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
            return (string?)await command.ExecuteScalarAsync(cancellation) == "ok";
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return false;
        }
    }

    /// <summary>Rows of each table, by its name.</summary>
    public static async Task<SortedDictionary<string, long>> CountsAsync(string file, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(file, cancellation);
        var tables = new List<string>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                tables.Add(rows.GetString(0));
        }

        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\"";
            counts[table] = (long)(await command.ExecuteScalarAsync(cancellation))!;
        }

        return counts;
    }

    /// <summary>A connection outside the pool: when it is closed, so is the file. It creates none.</summary>
    internal static SqliteConnection Connect(SqliteConnectionStringBuilder to)
    {
        (to.Mode, to.Pooling) = (SqliteOpenMode.ReadWrite, false);
        return new SqliteConnection(to.ToString());
    }

    /// <inheritdoc cref="Connect"/>
    internal static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellation)
    {
        var connection = Connect(new SqliteConnectionStringBuilder { DataSource = file });
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
