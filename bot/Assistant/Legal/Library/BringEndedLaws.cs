using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Brings in the list of ended laws that comes with the product, each line once; see <see cref="EndedLawOffer"/>.</summary>
public sealed class BringEndedLaws(Transactions transactions)
{
    /// <summary>Nothing is written when every line was brought in before.</summary>
    /// <returns>Versions in the library whose end was not known before.</returns>
    public Task<IReadOnlyList<RepealedLaw>> RunAsync(CancellationToken cancellation) =>
        RunAsync(StarterEndedLaw.Read(StarterEndedLaw.StarterFile), cancellation);

    /// <param name="list">Of a law that stands on it twice the first line counts.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<IReadOnlyList<RepealedLaw>> RunAsync(IReadOnlyList<StarterEndedLaw> list, CancellationToken cancellation)
    {
        var offered = list.Select(line => new EndedLawFacts(line.Name, line.From, line.By, line.Basis, line.Certainty)).DistinctBy(facts => facts.Key).ToList();
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if ((await NewAsync(db, offered, cancellation)).Count == 0)
                return [];
        }

        // Another process may bring the same lines in: the keys let one through, the other finds nothing to do.
        return await transactions.RetryAsync(
            async db =>
            {
                var added = await NewAsync(db, offered, cancellation);
                if (added.Count == 0)
                    return [];
                db.EndedLawOffers.AddRange(added.Select(facts => new EndedLawOffer(facts.Key)));
                // A curator was faster than the list: the curator's line stands.
                var there = (await db.EndedLaws.Select(law => law.Key).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
                db.EndedLaws.AddRange(added.Where(facts => !there.Contains(facts.Key)).Select(facts => new EndedLaw(Guid.CreateVersion7(), facts)));
                return await EndedLawList.SettleAsync(db, cancellation);
            },
            cancellation);
    }

    private static async Task<IReadOnlyList<EndedLawFacts>> NewAsync(AppDb db, IReadOnlyList<EndedLawFacts> offered, CancellationToken cancellation)
    {
        var known = (await db.EndedLawOffers.Select(offer => offer.Key).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        return [.. offered.Where(facts => !known.Contains(facts.Key))];
    }
}
