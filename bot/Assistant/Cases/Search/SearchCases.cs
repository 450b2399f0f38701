using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Cases in which all words stand: in number, matter, place, telephone, or what the resident wrote later. The database finds those that have the hashes
/// of the words, the newest first; they are opened and looked at, so that only a word that stands there is found.
/// </summary>
internal static class SearchCases
{
    /// <summary>Cases that one search opens at most; a single character has no hash, and looks through the newest.</summary>
    internal const int Opened = 2000;

    /// <summary>Cases that are opened at once.</summary>
    private const int AtOnce = 100;

    /// <summary>Hashes that the database is asked for, some of each word: to plan for more takes it longer than to find. The text itself decides.</summary>
    private const int MostTokens = 6;

    /// <summary>Cases of one number: others' systems may have used it again.</summary>
    private const int OfOneNumber = 100;

    /// <param name="db">To read from.</param>
    /// <param name="cases">Which may be found.</param>
    /// <param name="words">Apart by spaces; not empty.</param>
    /// <param name="before">The last case of the part before; null begins.</param>
    /// <param name="most">Cases at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<List<Case>> NewestFirstAsync(
        AppDb db, IQueryable<Case> cases, string words, Guid? before, int most, CancellationToken cancellation)
    {
        var wanted = CaseWordIndex.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var tokens = new List<(int At, int Token)>();
        foreach (var word in wanted)
            if (await OfNumberAsync(db, word, cancellation) is { Count: > 0 } ids)
                cases = cases.Where(c => ids.Contains(c.Id));
            else
                tokens.AddRange(CaseWordIndex.TokensOf(db.Vault, word).Select((token, at) => (at, token)));
        IQueryable<CaseWord> index = db.CaseWords;
        foreach (var token in tokens.OrderBy(one => one.At).Select(one => one.Token).Distinct().Take(MostTokens))
            cases = cases.Where(c => index.Any(w => w.Token == token && w.CaseId == c.Id));
        var found = new List<Case>();
        for (var opened = 0; found.Count < most && opened < Opened;)
        {
            var next = before is { } last ? cases.Where(c => c.Id.CompareTo(last) < 0) : cases;
            var some = Math.Min(Opened - opened, Math.Max(AtOnce, most - found.Count));
            var part = await next.OrderByDescending(c => c.Id).Take(some).ToListAsync(cancellation);
            found.AddRange(await HoldingAsync(db, part, wanted, cancellation));
            if (part.Count < some)
                break;
            opened += part.Count;
            before = part[^1].Id;
        }

        return found.Count > most ? found[..most] : found;
    }

    private static async Task<IReadOnlyList<Guid>> OfNumberAsync(AppDb db, string word, CancellationToken cancellation)
    {
        if (!word.Any(char.IsAsciiDigit))
            return [];
        var token = CaseWordIndex.TokenOfNumber(db.Vault, word);
        return await db.CaseWords.Where(w => w.Token == token).Select(w => w.CaseId).Take(OfOneNumber).ToListAsync(cancellation);
    }

    private static async Task<IEnumerable<Case>> HoldingAsync(AppDb db, List<Case> opened, string[] words, CancellationToken cancellation)
    {
        var texts = opened.ToDictionary(one => one.Id, TextOf);
        var open = opened.Where(one => !Holds(texts[one.Id], words)).Select(one => one.Id).ToList();
        if (open.Count > 0)
            foreach (var later in await CaseWordIndex.Later(db, open).ToListAsync(cancellation))
                texts[later.CaseId] += "|" + CaseWordIndex.Fold(later.Note!);
        return opened.Where(one => Holds(texts[one.Id], words));
    }

    private static string TextOf(Case one) =>
        CaseWordIndex.Fold($"{one.Number}|{one.ExternalId}|{one.Description}|{one.Place}|{CaseWordIndex.DigitsOf(one.Phone)}");

    private static bool Holds(string text, string[] words) => Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal));
}
