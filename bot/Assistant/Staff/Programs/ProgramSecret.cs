using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>
/// What a program shows to be let in: <c>ra-key_ID_SECRET</c> or <c>ra-staff_ID_SECRET</c>, 32 hexadecimal digits that find its row and 256 random
/// bits in 43 letters that prove it.
/// </summary>
/// <param name="Kind"><see cref="Key"/> or <see cref="Staff"/>.</param>
/// <param name="Id">Of its row.</param>
/// <param name="Secret">32 bytes.</param>
internal sealed record ProgramSecret(string Kind, Guid Id, byte[] Secret)
{
    public const string Key = "ra-key";
    public const string Staff = "ra-staff";

    private const char Between = '_';
    private const int Bytes = 32;

    /// <summary>SHA-256 of the secret in lower-case hex: of so many random bits a plain hash tells nothing, even to whoever has the database.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Secret));

    /// <summary>As it is shown once.</summary>
    public string Text => $"{Kind}{Between}{Id:N}{Between}{Base64Url.EncodeToString(Secret)}";

    public static ProgramSecret New(string kind, DateTimeOffset now) => new(kind, Guid.CreateVersion7(now), RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null: it is not of this form, and no row needs to be looked for.</returns>
    public static ProgramSecret? Read(string text)
    {
        // The secret may hold the sign that stands between.
        if (text.Split(Between, 3) is not [Key or Staff, { Length: 32 } id, { Length: 43 } secret] || !Guid.TryParseExact(id, "N", out var found)
            || !Base64Url.IsValid(secret))
            return null;
        return new ProgramSecret(text[..text.IndexOf(Between, StringComparison.Ordinal)], found, Base64Url.DecodeFromChars(secret));
    }

    /// <summary>Compares in the same time whatever the hashes are.</summary>
    public bool Matches(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(hash));
}
