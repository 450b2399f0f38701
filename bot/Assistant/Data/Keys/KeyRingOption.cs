using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ResidentAssistant.Assistant.Data.Keys;

/// <summary>Makes <see cref="KeyRing"/> the place of the keys.</summary>
internal static class KeyRingOption
{
    public static IDataProtectionBuilder PersistKeysTo(this IDataProtectionBuilder builder, string folder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            _ => new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new KeyRing(folder)));
        return builder;
    }
}
