using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Upgrade;

/// <summary>
/// A city as a release left it: a folder named after the newest migration of that release, with every row of its database as it
/// was stored (<c>database.json</c>), the keys that open what is sealed in it (<c>keys</c>) and its photos (<c>attachments</c>).
/// One folder serves every provider: values are text, and each database makes of them what its columns hold.
/// </summary>
/// <param name="Schema">Name of the newest migration, without its time, e.g. <c>Initial</c>.</param>
/// <param name="At">When the city was left.</param>
/// <param name="Tables">In an order in which a row comes after those it refers to.</param>
internal sealed record StoredCity(string Schema, DateTimeOffset At, IReadOnlyList<StoredTable> Tables)
{
    private static readonly string[] Folders = ["keys", "attachments"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names of all that are there.</summary>
    public static IReadOnlyList<string> Schemas =>
        [.. Directory.EnumerateDirectories(Above.Get("tests/Upgrade")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static StoredCity Read(string schema) =>
        JsonSerializer.Deserialize<StoredCity>(File.ReadAllText(Path.Combine(FolderOf(schema), "database.json")), Json)!;

    /// <summary>The keys and photos, into a new folder of a city.</summary>
    public string Unpack()
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        CopyFolders(FolderOf(Schema), folder);
        return folder;
    }

    /// <summary>All rows of a city on the embedded database, and its keys and photos, in place of those that were stored for this schema before.</summary>
    /// <returns>The folder.</returns>
    public static async Task<string> WriteAsync(TestCity city)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var newest = (await db.Database.GetAppliedMigrationsAsync(Cancellation)).Max(StringComparer.Ordinal)!;
        var stored = new StoredCity(newest[(newest.IndexOf('_', StringComparison.Ordinal) + 1)..], city.Clock.GetUtcNow(), await ReadAsync(db));
        var folder = Path.Combine(Above.Get("tests/Upgrade"), stored.Schema);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        CopyFolders(city.Folder, folder);
        // A row stands in a line of its own.
        var text = JsonSerializer.Serialize(stored, Json).Replace("[[", "[\n[", StringComparison.Ordinal).Replace("],[", "],\n[", StringComparison.Ordinal)
            .Replace("{\"Name\"", "\n{\"Name\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "database.json"), text + "\n", Cancellation);
        return folder;
    }

    /// <summary>Adds the rows to the empty tables of a database that has the schema of that time.</summary>
    public async Task LoadAsync(DatabaseOptions database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(Cancellation);
        await using var all = await connection.BeginTransactionAsync(Cancellation);
        if (database.Provider == DatabaseProvider.Postgres)
            await RowsAsync(connection, "SET TIME ZONE 'UTC'");
        foreach (var table in Tables)
        {
            var types = await TypesAsync(database.Provider, connection, table.Name);
            await using var insert = connection.CreateCommand();
            insert.Transaction = all;
            insert.CommandText = $"""
                INSERT INTO "{table.Name}" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))})
                VALUES ({string.Join(", ", table.Columns.Select((column, i) => $"CAST(@p{i} AS {types[column]})"))})
                """;
            foreach (var row in table.Rows)
            {
                insert.Parameters.Clear();
                for (var i = 0; i < row.Count; i++)
                {
                    var value = insert.CreateParameter();
                    (value.ParameterName, value.DbType, value.Value) = ($"@p{i}", System.Data.DbType.String, row[i] ?? (object)DBNull.Value);
                    insert.Parameters.Add(value);
                }

                await insert.ExecuteNonQueryAsync(Cancellation);
            }
        }

        await all.CommitAsync(Cancellation);
    }

    /// <summary>What a database holds now, as text, in the tables and columns that it has now; without an order of rows.</summary>
    public static async Task<IReadOnlyDictionary<string, StoredTable>> SnapshotAsync(DatabaseOptions database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(Cancellation);
        var tables = await RowsAsync(
            connection,
            database.Provider == DatabaseProvider.Sqlite
                ? """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'"""
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()");
        var snapshot = new Dictionary<string, StoredTable>(StringComparer.Ordinal);
        foreach (var name in tables.Select(row => row[0]!).Where(name => !name.StartsWith("__EFMigrations", StringComparison.Ordinal)))
        {
            string[] columns = [.. (await TypesAsync(database.Provider, connection, name)).Keys];
            var rows = await RowsAsync(connection, $"SELECT {string.Join(", ", columns.Select(column => $"CAST(\"{column}\" AS TEXT)"))} FROM \"{name}\"");
            snapshot[name] = new StoredTable(name, columns, rows);
        }

        return snapshot;
    }

    private static string FolderOf(string schema) => Above.Get(Path.Combine("tests/Upgrade", schema));

    private static async Task<IReadOnlyList<StoredTable>> ReadAsync(AppDb db)
    {
        await db.Database.OpenConnectionAsync(Cancellation);
        var connection = db.Database.GetDbConnection();
        var stored = new List<StoredTable>();
        foreach (var table in InOrder(db.Model.GetRelationalModel()))
        {
            string[] columns = [.. table.Columns.Select(column => column.Name)];
            // In the order of insertion: a unit comes after the unit above it.
            var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
            var rows = await RowsAsync(connection, $"SELECT {names} FROM \"{table.Name}\" ORDER BY rowid");
            stored.Add(new StoredTable(table.Name, columns, rows));
        }

        return stored;
    }

    private static IEnumerable<ITable> InOrder(IRelationalModel model)
    {
        var waiting = model.Tables.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(table =>
                table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || !waiting.Contains((ITable)key.PrincipalTable)));
            waiting.Remove(next);
            yield return next;
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> TypesAsync(DatabaseProvider provider, DbConnection connection, string table) =>
        (await RowsAsync(
            connection,
            provider == DatabaseProvider.Sqlite
                ? $"SELECT name, type FROM pragma_table_info('{table}')"
                : $"SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}'"))
        .ToDictionary(row => row[0]!, row => row[1]!, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<IReadOnlyList<string?>>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<IReadOnlyList<string?>>();
        while (await reader.ReadAsync(Cancellation))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
        return rows;
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        string or long or double => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No way to write a {value.GetType().Name} as text: say here how both databases read it."),
    };

    private static void CopyFolders(string from, string to)
    {
        foreach (var name in Folders)
        {
            Directory.CreateDirectory(Path.Combine(to, name));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(from, name)))
                File.Copy(file, Path.Combine(to, name, Path.GetFileName(file)));
        }
    }
}
