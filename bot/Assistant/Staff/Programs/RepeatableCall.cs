using System.Security.Cryptography;
using System.Text;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>A call that may come twice, since whoever sent it cannot know whether the answer was lost.</summary>
/// <param name="CallerId">See <see cref="ProgramCaller.Id"/>: keys of one caller are no matter of another's.</param>
/// <param name="Key">1 to <see cref="LongestKey"/> visible ASCII signs, chosen by the caller.</param>
/// <param name="RequestHash">SHA-256 of method, path and body: tells whether it is the same call.</param>
public sealed record RepeatableCall(Guid CallerId, string Key, string RequestHash)
{
    public const int LongestKey = 128;

    /// <returns>Null: this cannot be a key.</returns>
    public static RepeatableCall? Of(Guid callerId, string key, string method, string path, ReadOnlySpan<byte> body)
    {
        if (key.Length is 0 or > LongestKey || key.Any(sign => sign is <= ' ' or > '~'))
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{method} {path}\n"));
        hash.AppendData(body);
        return new RepeatableCall(callerId, key, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
