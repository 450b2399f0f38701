using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data.Providers.Postgres;
using ResidentAssistant.Assistant.Data.Providers.Sqlite;
using ResidentAssistant.Assistant.Data.Providers.SqlServer;

namespace ResidentAssistant.Assistant.Data;

/// <summary>The databases the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: one node, no installation.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer, one or many nodes.</summary>
    Postgres,

    /// <summary>SQL Server 2022 or newer, one or many nodes.</summary>
    SqlServer,
}

/// <summary>Where data lives: <c>DataDir</c>, <c>Database:Provider</c>, <c>ConnectionStrings:Main</c>.</summary>
public sealed class DatabaseOptions
{
    public required DatabaseProvider Provider { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>Folder of the embedded database, the index, the attachments and the keys.</summary>
    public required string DataDir { get; init; }

    public string KeysFolder => Path.Combine(DataDir, "keys");

    public string IndexFolder => Path.Combine(DataDir, "index");

    public string AttachmentsFolder => Path.Combine(DataDir, "attachments");

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
                throw new SettingException("缺少 ConnectionStrings:Main，例如 ConnectionStrings__Main=\"Host=127.0.0.1;Database=assistant;Username=assistant;Password=...\"。");
            connection = $"Data Source={Path.Combine(dataDir, "assistant.db")}";
        }

        return new DatabaseOptions { Provider = provider, ConnectionString = connection, DataDir = dataDir };
    }
}

/// <summary>A setting that stops the start: one sentence that tells the operator what to set.</summary>
public sealed class SettingException(string message) : Exception(message);

/// <summary>Makes contexts of the configured provider.</summary>
public sealed class AppDbFactory : IDbContextFactory<AppDb>
{
    private readonly Func<AppDb> create;

    public AppDbFactory(DatabaseOptions database, Vault vault)
    {
        create = database.Provider switch
        {
            DatabaseProvider.Sqlite => Sqlite(database.ConnectionString, vault),
            DatabaseProvider.Postgres => Postgres(database.ConnectionString, vault),
            DatabaseProvider.SqlServer => SqlServer(database.ConnectionString, vault),
        };
    }

    public AppDb CreateDbContext() => create();

    private static Func<AppDb> Sqlite(string connection, Vault vault)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite(connection)
            .AddInterceptors(new SqlitePragmas())
            .ReplaceService<IModelCacheKeyFactory, AppDb.PerVaultModelCacheKey>()
            .Options;
        return () => new SqliteDb(options, vault);
    }

    private static Func<AppDb> Postgres(string connection, Vault vault)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>()
            .UseNpgsql(connection)
            .ReplaceService<IModelCacheKeyFactory, AppDb.PerVaultModelCacheKey>()
            .Options;
        return () => new PostgresDb(options, vault);
    }

    private static Func<AppDb> SqlServer(string connection, Vault vault)
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>()
            .UseSqlServer(connection)
            .ReplaceService<IModelCacheKeyFactory, AppDb.PerVaultModelCacheKey>()
            .Options;
        return () => new SqlServerDb(options, vault);
    }
}
