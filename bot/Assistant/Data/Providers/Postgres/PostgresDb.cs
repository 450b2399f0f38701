using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResidentAssistant.Assistant.Data.Providers.Postgres;

/// <summary>The model on Postgres; its migrations stand beside it.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, Vault vault) : AppDb(options, vault);

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options, DesignVault.Create());
}
