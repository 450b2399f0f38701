using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>WeChat's message encryption, from its description: AES-256-CBC, a fixed IV, padding to 32 bytes, the AppID behind the text.</summary>
internal static class PushCrypto
{
    private const int Block = 32;

    /// <summary>SHA-1 over the parts in byte order.</summary>
    public static string Signature(params string[] parts)
    {
        var sorted = (string[])parts.Clone();
        Array.Sort(sorted, StringComparer.Ordinal);
#pragma warning disable CA5350 // The protocol's algorithm.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
#pragma warning restore CA5350
    }

    public static string Encrypt(string encodingAesKey, byte[] random16, string text, string appId)
    {
        var message = Encoding.UTF8.GetBytes(text);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, message.Length);
        byte[] full = [.. random16, .. length, .. message, .. Encoding.ASCII.GetBytes(appId)];
        var padding = Padding(message.Length, appId);
        byte[] padded = [.. full, .. Enumerable.Repeat((byte)padding, padding)];
        using var aes = Cipher(encodingAesKey);
        using var transform = aes.CreateEncryptor();
        return Convert.ToBase64String(transform.TransformFinalBlock(padded, 0, padded.Length));
    }

    /// <summary>Bytes of padding behind a text of so many bytes: 1 to 32.</summary>
    public static int Padding(int messageBytes, string appId) => Block - ((20 + messageBytes + appId.Length) % Block);

    public static Decrypted Decrypt(string encodingAesKey, string encrypted, string appId)
    {
        byte[] cipher;
        try
        {
            cipher = Convert.FromBase64String(encrypted);
        }
        catch (FormatException)
        {
            return new Decrypted.Unreadable("Encrypt 不是 Base64");
        }

        if (cipher.Length == 0 || cipher.Length % Block != 0)
            return new Decrypted.Unreadable($"密文 {cipher.Length} 字节，不是 32 的倍数");
        using var aes = Cipher(encodingAesKey);
        using var transform = aes.CreateDecryptor();
        return Unpack(transform.TransformFinalBlock(cipher, 0, cipher.Length), appId);
    }

    private static Decrypted Unpack(byte[] padded, string appId)
    {
        var count = padded[^1];
        if (count is 0 or > Block || padded.AsSpan(padded.Length - count).ContainsAnyExcept(count))
            return new Decrypted.Unreadable("填充不对");
        var full = padded.AsSpan(0, padded.Length - count);
        if (full.Length < 20)
            return new Decrypted.Unreadable("太短");
        var length = BinaryPrimitives.ReadInt32BigEndian(full[16..]);
        if (length < 0 || length > full.Length - 20)
            return new Decrypted.Unreadable("长度不对");
        if (!full[(20 + length)..].SequenceEqual(Encoding.ASCII.GetBytes(appId)))
            return new Decrypted.Unreadable("AppID 不对");
        try
        {
            return new Decrypted.Clear(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(full.Slice(20, length)));
        }
        catch (ArgumentException)
        {
            return new Decrypted.Unreadable("不是 UTF-8");
        }
    }

    private static Aes Cipher(string encodingAesKey)
    {
        var key = Convert.FromBase64String(encodingAesKey + "=");
        var aes = Aes.Create();
        (aes.Mode, aes.Padding, aes.Key, aes.IV) = (CipherMode.CBC, PaddingMode.None, key, key[..16]);
        return aes;
    }
}
