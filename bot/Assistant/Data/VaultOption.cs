using Microsoft.EntityFrameworkCore;

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
