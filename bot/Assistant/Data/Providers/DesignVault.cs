using Microsoft.AspNetCore.DataProtection;

namespace ResidentAssistant.Assistant.Data.Providers;

/// <summary>Migrations need the model, not the keys: a vault that forgets everything when the tool ends.</summary>
public static class DesignVault
{
    public static Vault Create()
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-design").FullName;
        return new Vault(new EphemeralDataProtectionProvider(), folder);
    }
}
