using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Tencent's message crypto: AES-256-CBC with the key's first 16 bytes as IV, padded to 32 (not to AES's 16, so .NET's
/// PKCS7 refuses about half of all messages), over random(16) | length(4, big-endian) | UTF-8 text | AppID.
/// </summary>
internal static class WeChatCrypto
{
    private const int PrefixLength = 16;
    private const int HeaderLength = PrefixLength + 4;
    private const int PadTo = 32;
    private const int Block = 16;

    /// <summary>
    /// The AES key of a 43-character EncodingAESKey. Its last two bits are not zero in real keys; this decoder drops them, stricter ones refuse.
    /// </summary>
    public static byte[] Key(string encodingAesKey) => Convert.FromBase64String(encodingAesKey + "=");

    /// <summary>SHA-1 in lower-case hex over the parts in byte order, joined without separator.</summary>
    public static string Sign(params string[] parts) => Sha1(string.Concat(parts.Order(StringComparer.Ordinal)));

    /// <summary>In lower-case hex, of the UTF-8 text.</summary>
    public static string Sha1(string text)
    {
#pragma warning disable CA5350 // The protocol's algorithm; it guards a secret of the same message, not a document.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>Compares in constant time.</summary>
    public static bool IsSigned(string? signature, params string[] parts) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(parts)));

    public static string Encrypt(byte[] key, string appId, string text) => Encrypt(key, appId, text, RandomNumberGenerator.GetBytes(PrefixLength));

    /// <param name="prefix">16 bytes. The IV is fixed, so an equal prefix gives an equal first block: random, except in tests.</param>
    public static string Encrypt(byte[] key, string appId, string text, ReadOnlySpan<byte> prefix)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var length = HeaderLength + body.Length + appId.Length;
        var pad = PadTo - (length % PadTo);
        var padded = new byte[length + pad];
        prefix.CopyTo(padded);
        BinaryPrimitives.WriteInt32BigEndian(padded.AsSpan(PrefixLength), body.Length);
        body.CopyTo(padded.AsSpan(HeaderLength));
        Encoding.ASCII.GetBytes(appId, padded.AsSpan(HeaderLength + body.Length));
        padded.AsSpan(length).Fill((byte)pad);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(padded, key.AsSpan(0, Block), PaddingMode.None));
    }

    /// <summary>Opens a message whose signature has been checked.</summary>
    /// <returns>Null when it is damaged or meant for another account.</returns>
    public static string? Decrypt(byte[] key, string appId, string encrypted)
    {
        var cipher = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, cipher, out var count) || count < PadTo || count % Block != 0)
            return null;
        using var aes = Aes.Create();
        aes.Key = key;
        var padded = aes.DecryptCbc(cipher.AsSpan(0, count), key.AsSpan(0, Block), PaddingMode.None);
        var pad = padded[^1];
        if (pad is < 1 or > PadTo || padded.AsSpan(padded.Length - pad).ContainsAnyExcept(pad))
            return null;
        var full = padded.AsSpan(0, padded.Length - pad);
        if (full.Length < HeaderLength)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(full[PrefixLength..]);
        if (length < 0 || length > full.Length - HeaderLength || !full[(HeaderLength + length)..].SequenceEqual(Encoding.ASCII.GetBytes(appId)))
            return null;
        return WeChatXmlText.Decode(full.Slice(HeaderLength, length));
    }
}
