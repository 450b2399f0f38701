using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ResidentAssistant.Assistant.Data.Providers.Postgres;
using ResidentAssistant.Assistant.Data.Providers.Sqlite;
using ResidentAssistant.Assistant.Data.Providers.SqlServer;

namespace ResidentAssistant.Assistant.Data;

/// <summary>How a context comes by the vault that its model seals with.</summary>
internal static class VaultOption
{
    public static DbContextOptionsBuilder<TDb> UseVault<TDb>(this DbContextOptionsBuilder<TDb> options, Vault vault)
        where TDb : AppDb => options.UseApplicationServiceProvider(new Provider(vault));

    private sealed class Provider(Vault vault) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Vault) ? vault : null;
    }
}
