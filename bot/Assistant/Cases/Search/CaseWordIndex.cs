using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// The words of cases as keyed hashes: each two neighbouring Chinese characters, each run of letters or digits, and the whole number of a case. The key
/// is its own, derived from the vault's. A word that is not in a text any more may stay: whoever searches looks at the text itself.
/// </summary>
internal static class CaseWordIndex
{
    private const string Purpose = "CaseWords.v1";

    /// <summary>A case that is filed just now, in its transaction.</summary>
    public static void Add(AppDb db, Case filed) => db.CaseWords.AddRange(Of(db.Vault, filed));

    /// <summary>What a case says now, or was told later, in the transaction of it; what stands there already stays.</summary>
    public static async Task AddAsync(AppDb db, Guid caseId, IEnumerable<int> tokens, CancellationToken cancellation)
    {
        var written = db.CaseWords.Local.Where(w => w.CaseId == caseId).Select(w => w.Token).ToHashSet();
        db.CaseWords.AddRange(await MissingAsync(db, caseId, tokens.Where(token => !written.Contains(token)), cancellation));
    }

    /// <summary>What is not stored yet.</summary>
    public static async Task<IEnumerable<CaseWord>> MissingAsync(AppDb db, Guid caseId, IEnumerable<int> tokens, CancellationToken cancellation)
    {
        var all = tokens.Distinct().ToList();
        var there = await db.CaseWords.Where(w => all.Contains(w.Token) && w.CaseId == caseId).Select(w => w.Token).ToListAsync(cancellation);
        return all.Except(there).Select(token => new CaseWord(token, caseId));
    }

    public static IEnumerable<CaseWord> Of(Vault vault, Case one) => TokensOf(vault, one).Select(token => new CaseWord(token, one.Id));

    /// <summary>Of all that may be searched in a case, each once.</summary>
    public static IReadOnlyCollection<int> TokensOf(Vault vault, Case one)
    {
        using var hash = Hash(vault);
        HashSet<int> tokens = [.. Words($"{one.Description}|{one.Place}|{DigitsOf(one.Phone)}").Select(word => Token(hash, word))];
        // 20261123-0001 of XY-20261123-0001: the city's letters need not be typed.
        tokens.Add(Token(hash, Whole(one.Number)));
        if (one.Number.IndexOf('-', StringComparison.Ordinal) is > 0 and var at)
            tokens.Add(Token(hash, Whole(one.Number[(at + 1)..])));
        if (one.ExternalId is { } id)
            tokens.Add(Token(hash, Whole(id)));
        return tokens;
    }

    /// <summary>Of a text, each once; empty for a single character.</summary>
    public static IReadOnlyCollection<int> TokensOf(Vault vault, string text)
    {
        using var hash = Hash(vault);
        return [.. Words(text).Select(word => Token(hash, word)).Distinct()];
    }

    /// <summary>Of a number of a case, of this system or another, as a whole.</summary>
    public static int TokenOfNumber(Vault vault, string number)
    {
        using var hash = Hash(vault);
        return Token(hash, Whole(number));
    }

    /// <summary>As texts are compared: small letters, half width.</summary>
    public static string Fold(string text) => Repair.HalfWidth(text).ToLowerInvariant();

    /// <summary>What residents wrote about these cases after they were filed.</summary>
    internal static IQueryable<CaseEvent> Later(AppDb db, List<Guid> cases) => db.CaseEvents.AsNoTracking().Where(e =>
        cases.Contains(e.CaseId) && (e.Kind == CaseEventKind.Added || e.Kind == CaseEventKind.Amended) && e.Note != null);

    public static string DigitsOf(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit));

    /// <summary>油烟太大 of 3号楼: 油烟, 烟太, 太大, 3, 号楼.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        text = Fold(text);
        for (int at = 0, end; at < text.Length; at = Math.Max(end, at + 1))
        {
            end = at;
            if (IsChinese(text[at]))
            {
                for (; end < text.Length && IsChinese(text[end]); end++)
                    if (end > at)
                        yield return text.Substring(end - 1, 2);
            }
            else if (char.IsLetterOrDigit(text[at]))
            {
                while (end < text.Length && char.IsLetterOrDigit(text[end]) && !IsChinese(text[end]))
                    end++;
                yield return text[at..end];
            }
        }
    }

    private static string Whole(string number) => "#" + Fold(number.Trim());

    private static bool IsChinese(char letter) => letter is >= '\u3400' and <= '\u9fff';

    private static IncrementalHash Hash(Vault vault) => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, vault.DeriveKey(Purpose));

    private static int Token(IncrementalHash hash, string word)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(word));
        Span<byte> bytes = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }
}
