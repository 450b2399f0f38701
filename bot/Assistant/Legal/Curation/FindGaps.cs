using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Gathers what residents asked in vain, over the last days. A question joins the first group whose leader shares enough
/// pairs of characters with it, else it leads a new one. A resident counts once in a group, however often they ask.
/// </summary>
public sealed class FindGaps(Transactions transactions, TimeProvider clock)
{
    public const int Days = 90;
    private const int MostQuestions = 5000;
    private const int MostWordings = 10;

    /// <summary>From here on two questions ask alike: shared pairs of characters over the mean of both (Dice).</summary>
    private const double Alike = 0.45;

    /// <summary>Shorter ones (在吗, 1) are no questions.</summary>
    private const int ShortestQuestion = 4;

    /// <returns>Most residents first; nothing for who may not write entries.</returns>
    public async Task<IReadOnlyList<Gap>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Propose))
            return [];
        var since = clock.GetUtcNow().AddDays(-Days);
        await using var db = await transactions.ReadAsync(cancellation);
        var asked = await db.LegalAnswers.AsNoTracking()
            .Where(a => a.At >= since && (a.EntryId == null || (a.Helpful == false && !a.EntryId.StartsWith(LegalAnswer.CalculatorPrefix))))
            .Join(db.Conversations, a => a.ConversationId, c => c.Id, (a, c) => new { Answer = a, c.ResidentId })
            .OrderByDescending(row => row.Answer.At).Take(MostQuestions)
            .Select(row => new Asked(row.ResidentId, row.Answer.Question, row.Answer.EntryId, row.Answer.At)).ToListAsync(cancellation);
        var places = await PlaceNames.ReadAsync(db, cancellation);
        var entries = await db.KnowledgeEntries.AsNoTracking().ToListAsync(cancellation);
        var written = entries.SelectMany(e => e.Latest.AskedAs.Prepend(e.Latest.Question).Select(w => (Plain: Repair.Plain(w), e.Id)))
            .GroupBy(w => w.Plain).ToDictionary(same => same.Key, same => same.First().Id, StringComparer.Ordinal);
        return Group(asked.Select(a => a with { Question = Redaction.Of(a.Question, places: places) }), written);
    }

    internal static IReadOnlyList<Gap> Group(IEnumerable<Asked> asked, IReadOnlyDictionary<string, string> written)
    {
        var groups = new List<(HashSet<string> Leader, List<Asked> Members)>();
        foreach (var one in asked.Where(a => Repair.Plain(a.Question).Length >= ShortestQuestion))
        {
            var pairs = Pairs(one.Question);
            var group = groups.Find(g => Likeness(pairs, g.Leader) >= Alike);
            if (group.Members is null)
                groups.Add(group = (pairs, []));
            group.Members.Add(one);
        }

        return [.. groups.Select(g => GapOf(g.Members, written)).OrderByDescending(g => g.Residents).ThenByDescending(g => g.Last)];
    }

    private static Gap GapOf(List<Asked> members, IReadOnlyDictionary<string, string> written)
    {
        var residents = members.GroupBy(m => m.ResidentId).ToList();
        var notHelped = residents.Count(r => r.Any(m => m.EntryId is not null));
        var days = members.Select(m => CityTime.Today(m.At)).ToList();
        var entry = members.Select(m => m.EntryId ?? written.GetValueOrDefault(Repair.Plain(m.Question))).FirstOrDefault(id => id is not null);
        var wordings = members.Select(m => m.Question.ReplaceLineEndings(" ").Trim()).DistinctBy(Repair.Plain).Take(MostWordings).ToList();
        // The shortest says it without a story.
        return new Gap(wordings.MinBy(w => w.Length)!, wordings, residents.Count - notHelped, notHelped, days.Min(), days.Max(), entry);
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> Pairs(string text)
    {
        var plain = Repair.Plain(text);
        return [.. Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Select(i => plain.Substring(i, 2))];
    }

    /// <summary>A question that was asked in vain.</summary>
    internal sealed record Asked(Guid ResidentId, string Question, string? EntryId, DateTimeOffset At);
}
