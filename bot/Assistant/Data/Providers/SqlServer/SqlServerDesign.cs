using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer;

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=localhost").UseVault(DesignVault.Create()).Options);
}
