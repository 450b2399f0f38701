using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer;

/// <summary>The model on SqlServer; its migrations stand beside it.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options, Vault vault) : AppDb(options, vault)
{
    internal override IQueryable<Conversation> Locked(Guid conversationId) =>
        Conversations.FromSql($"SELECT * FROM [Conversations] WITH (UPDLOCK, ROWLOCK) WHERE [Id] = {conversationId}");

    internal override IQueryable<Conversation> Locked(string channel, string addressHash) =>
        Conversations.FromSql($"SELECT * FROM [Conversations] WITH (UPDLOCK, ROWLOCK) WHERE [Channel] = {channel} AND [AddressHash] = {addressHash}");
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=localhost").Options, DesignVault.Create());
}
