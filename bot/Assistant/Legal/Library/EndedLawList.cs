using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>The list of ended laws (废止的法律), and what follows from a change of it.</summary>
internal static class EndedLawList
{
    /// <summary>Those that have ended; see <see cref="EndCertainty"/>.</summary>
    public static IQueryable<EndedLaw> Ended(AppDb db) => db.EndedLaws.AsNoTracking().Where(law => law.Certainty != EndCertainty.NewerTextMissing);

    /// <summary>Those of which the newer text was not at hand when they were put on the list.</summary>
    public static IQueryable<EndedLaw> Changed(AppDb db) => db.EndedLaws.AsNoTracking().Where(law => law.Certainty == EndCertainty.NewerTextMissing);

    /// <summary>
    /// Saves what changed on the list, settles anew which versions are in force, and has every index built anew, all in the transaction at hand. Whoever has
    /// taken the number of the change is alone until the commit: an import waits for it and compares again.
    /// </summary>
    /// <returns>Versions whose end by another law was not known before.</returns>
    public static async Task<IReadOnlyList<RepealedLaw>> SettleAsync(AppDb db, CancellationToken cancellation)
    {
        await KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Everything], cancellation);
        await db.SaveChangesAsync(cancellation);
        var laws = await db.Laws.ToListAsync(cancellation);
        var known = laws.Where(law => law.RepealedBy is not null).Select(law => law.Id).ToHashSet();
        LawPeriods.Settle(laws, await db.Repeals.AsNoTracking().ToListAsync(cancellation), await Ended(db).ToListAsync(cancellation));
        return NewlyEnded(laws, known);
    }

    /// <summary>The versions that another law ends and that are not among the known ones.</summary>
    public static IReadOnlyList<RepealedLaw> NewlyEnded(IEnumerable<Law> laws, IReadOnlySet<Guid> known) =>
    [
        .. laws.Where(law => law.RepealedBy is not null && !known.Contains(law.Id))
            .Select(law => new RepealedLaw(law.Name, law.InForceUntil!.Value, law.RepealedBy!)),
    ];
}
