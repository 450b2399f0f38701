using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer;

/// <summary>The model on SqlServer; its migrations stand beside it.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options, Vault vault) : AppDb(options, vault);

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=localhost").Options, DesignVault.Create());
}
