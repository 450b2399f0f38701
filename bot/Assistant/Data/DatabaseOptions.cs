using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ResidentAssistant.Assistant.Data;

/// <summary>Where data lives: <c>DataDir</c>, <c>Database:Provider</c>, <c>ConnectionStrings:Main</c>.</summary>
public sealed class DatabaseOptions
{
    public required DatabaseProvider Provider { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>Folder of the embedded database, the index, the attachments and the keys.</summary>
    public required string DataDir { get; init; }

    public string KeysFolder => Path.Combine(DataDir, "keys");

    public string IndexFolder => Path.Combine(DataDir, "index");

    /// <summary>Received messages that the database could not take; of this node alone.</summary>
    public string SpoolFolder => Path.Combine(DataDir, "spool");

    public string AttachmentsFolder => Path.Combine(DataDir, "attachments");

    /// <summary>Full path of the embedded database; null on a server and in memory.</summary>
    public string? DatabaseFile => Provider == DatabaseProvider.Sqlite
        && new SqliteConnectionStringBuilder(ConnectionString) is { DataSource: not ("" or ":memory:"), Mode: not SqliteOpenMode.Memory } file
            ? Path.GetFullPath(file.DataSource)
            : null;

    /// <summary>Where the database is, without a password: the file, or server and name.</summary>
    public string Place => Provider switch
    {
        DatabaseProvider.Sqlite => DatabaseFile ?? ":memory:",
        DatabaseProvider.Postgres => new NpgsqlConnectionStringBuilder(ConnectionString) is var at ? $"{at.Database}（{at.Host}:{at.Port}）" : "",
        DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(ConnectionString) is var at ? $"{at.InitialCatalog}（{at.DataSource}）" : "",
    };

    /// <summary>An embedded database in another place than that of the settings.</summary>
    internal static DatabaseOptions Embedded(string dataDir, string file) => new()
    {
        Provider = DatabaseProvider.Sqlite,
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = file }.ToString(),
        DataDir = dataDir,
    };

    /// <summary>A connection that is not opened yet, to ask the database as it is, without the model and without keys.</summary>
    public DbConnection Connect() => Provider switch
    {
        DatabaseProvider.Sqlite => EmbeddedDatabase.Connect(new SqliteConnectionStringBuilder(ConnectionString)),
        DatabaseProvider.Postgres => new NpgsqlConnection(ConnectionString),
        DatabaseProvider.SqlServer => new SqlConnection(ConnectionString),
    };

    /// <exception cref="SettingException">A setting is missing or wrong; the message names it and gives an example.</exception>
    public static DatabaseOptions From(IConfiguration configuration)
    {
        var dataDir = Path.GetFullPath(configuration["DataDir"] is { Length: > 0 } folder ? folder : "data");
        var name = configuration["Database:Provider"] is { Length: > 0 } given ? given : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new SettingException($"Database:Provider 是 \"{name}\"，只能是 Sqlite、Postgres 或 SqlServer，例如 Database__Provider=Postgres。");
        var connection = configuration.GetConnectionString("Main");
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (provider != DatabaseProvider.Sqlite)
                throw new SettingException($"缺少 ConnectionStrings:Main，例如 {Example(provider)}。");
            connection = $"Data Source={Path.Combine(dataDir, "assistant.db")}";
        }

        var options = new DatabaseOptions { Provider = provider, ConnectionString = connection, DataDir = dataDir };
        try
        {
            _ = options.Place;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // The message of the provider may repeat a password.
            throw new SettingException($"ConnectionStrings:Main 不是 {provider} 的连接字符串，例如 {Example(provider)}。");
        }

        return options;
    }

    /// <summary>How <c>ConnectionStrings:Main</c> is set for a provider.</summary>
    internal static string Example(DatabaseProvider provider) => "ConnectionStrings__Main=" + provider switch
    {
        DatabaseProvider.Sqlite => "\"Data Source=/var/lib/residentassistant/assistant.db\"",
        DatabaseProvider.Postgres => "\"Host=127.0.0.1;Database=assistant;Username=assistant;Password=...\"",
        DatabaseProvider.SqlServer => "\"Server=127.0.0.1;Database=assistant;User Id=assistant;Password=...;Encrypt=true\"",
    };
}
