using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Seals personal data (个人信息) before it reaches the disk and opens it again; finds equal values by a keyed hash.
/// Keys live under <c>DataDir/keys</c>, apart from the database, so that a copied database alone tells nothing.
/// </summary>
public sealed class Vault
{
    internal const string LookupFile = "lookup.key";
    private const string Purpose = "ResidentAssistant.PersonalData.v1";
    private readonly IDataProtector protector;
    private readonly byte[] lookupKey;

    /// <param name="provider">Data Protection with keys in <paramref name="keysFolder"/>.</param>
    /// <param name="keysFolder">Folder of the lookup key; created when missing.</param>
    public Vault(IDataProtectionProvider provider, string keysFolder)
    {
        protector = provider.CreateProtector(Purpose);
        lookupKey = LoadLookupKey(Path.Combine(keysFolder, LookupFile));
    }

    /// <summary>The vault of keys that are there already; null when they do not fit each other. Makes nothing.</summary>
    internal static Vault? TryOpen(IDataProtectionProvider provider, string keysFolder)
    {
        try
        {
            return File.Exists(Path.Combine(keysFolder, LookupFile)) ? new Vault(provider, keysFolder) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Opens what was sealed, where the lookup key may be missing.</summary>
    /// <exception cref="CryptographicException">The keys are not those it was sealed with.</exception>
    internal static string Open(IDataProtectionProvider provider, string sealedValue) =>
        Encoding.UTF8.GetString(provider.CreateProtector(Purpose).Unprotect(Convert.FromBase64String(sealedValue)));

    /// <summary>Id of the key that a text was sealed with: Data Protection writes it after four bytes of its own.</summary>
    internal static Guid KeyOf(string sealedValue) => new(Convert.FromBase64String(sealedValue).AsSpan(4, 16));

    /// <summary>A random key for signing tokens and links, derived from the lookup key; the same on every start.</summary>
    public byte[] DeriveKey(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, lookupKey, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>Encrypts and authenticates; the result is Base64 text, about 150 characters longer than the input.</summary>
    public string Seal(string value) => Convert.ToBase64String(protector.Protect(Encoding.UTF8.GetBytes(value)));

    /// <summary>Opens what <see cref="Seal(string)"/> made.</summary>
    /// <exception cref="CryptographicException">The text was changed or the keys are not those it was sealed with.</exception>
    public string Open(string sealedValue) => Encoding.UTF8.GetString(protector.Unprotect(Convert.FromBase64String(sealedValue)));

    /// <summary>Encrypts a file's bytes.</summary>
    public byte[] Seal(byte[] value) => protector.Protect(value);

    /// <summary>Opens a file's bytes.</summary>
    public byte[] Open(byte[] sealedValue) => protector.Unprotect(sealedValue);

    /// <summary>HMAC-SHA256 in lower-case hex (64 characters): equal values have equal hashes, which tell nothing without the key.</summary>
    public string Hash(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(lookupKey, Encoding.UTF8.GetBytes(value)));

    /// <summary>The same of bytes.</summary>
    public string Hash(byte[] value) => Convert.ToHexStringLower(HMACSHA256.HashData(lookupKey, value));

    private byte[] LoadLookupKey(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var draft = file + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(draft, protector.Protect(RandomNumberGenerator.GetBytes(32)));
            try
            {
                // Two nodes may start at once on a shared folder: the first file stays, the other is dropped.
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException)
            {
                File.Delete(draft);
            }
        }

        return protector.Unprotect(File.ReadAllBytes(file));
    }
}
