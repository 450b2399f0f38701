using System.Buffers.Text;
using System.Text.Json;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Api;

/// <summary>Where a list goes on: what it is ordered by, of the last item that was given. Callers hand it back as it came and read nothing into it.</summary>
internal static class Cursor
{
    /// <summary>Letters of the longest that is read.</summary>
    private const int Longest = 2048;

    public static string Of(params IEnumerable<string> parts) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts, ModelConventions.Json));

    /// <returns>Null: this is no cursor of so many parts.</returns>
    public static IReadOnlyList<string>? Read(string text, int parts)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        try
        {
            var read = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text), ModelConventions.Json);

            // No database takes a NUL.
            return read?.Length == parts && Array.TrueForAll(read, part => part is not null && !part.Contains('\0')) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
