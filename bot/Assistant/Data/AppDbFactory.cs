using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using ResidentAssistant.Assistant.Data.Providers.Postgres;
using ResidentAssistant.Assistant.Data.Providers.Sqlite;
using ResidentAssistant.Assistant.Data.Providers.SqlServer;

namespace ResidentAssistant.Assistant.Data;

/// <summary>Makes contexts of the configured provider; a context that is disposed serves again.</summary>
public sealed class AppDbFactory(DatabaseOptions database, Vault vault) : IDbContextFactory<AppDb>
{
    private readonly Func<AppDb> create = database.Provider switch
    {
        DatabaseProvider.Sqlite => Pool<SqliteDb>(vault, options => options.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas())),
        DatabaseProvider.Postgres => Pool<PostgresDb>(vault, options => options.UseNpgsql(Tuned(database.ConnectionString))),
        DatabaseProvider.SqlServer => Pool<SqlServerDb>(vault, options => options.UseSqlServer(database.ConnectionString)),
    };

    public AppDb CreateDbContext() => create();

    /// <summary>
    /// The server keeps the plans of what is asked often, and a connection that goes back to the pool is not reset, since no
    /// session state is used. A connection string that says otherwise wins (a pooler such as PgBouncer needs Max Auto Prepare=0).
    /// </summary>
    private static string Tuned(string connection)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var tuned = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true };
        if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare"))
            tuned.MaxAutoPrepare = 100;
        return tuned.ToString();
    }

    private static Func<AppDb> Pool<TDb>(Vault vault, Action<DbContextOptionsBuilder> use)
        where TDb : AppDb
    {
        var options = new DbContextOptionsBuilder<TDb>();
        use(options);
        options.UseVault(vault).ReplaceService<IModelCacheKeyFactory, AppDb.PerVaultModelCacheKey>();
        // That no migration is missing is tested when the product is built; comparing the models costs each start a second.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return new PooledDbContextFactory<TDb>(options.Options).CreateDbContext;
    }
}
