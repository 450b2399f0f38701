using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Says how the law library stands, and which published entries it does not carry.</summary>
public sealed class ReadLibraryStatus(Transactions transactions, CityOptions city, TimeProvider clock)
{
    /// <param name="by">Null: the operator's command. Null comes back for whoever does not write entries.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<LibraryStatus?> RunAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        if (by?.May(LegalActions.Propose) == false)
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        var today = CityTime.Today(clock.GetUtcNow());
        var inForce = db.Laws.Where(Law.InForceOn(today));
        var newest = await NewestAsync(db, cancellation);
        var places = (await inForce.Where(law => law.Place != null).Select(law => law.Place).ToListAsync(cancellation)).ToLookup(LawPlaces.ScopeOf);
        var entries = await db.KnowledgeEntries.AsNoTracking().Where(e => e.State == EntryState.Published).OrderBy(e => e.Id).ToListAsync(cancellation);
        var laws = await Citations.LawsAsync(db, [.. entries.SelectMany(e => e.Content.Citations).Distinct()], today, cancellation);
        var old = (await NewerTexts.MissingAsync(db, laws.Values, today, cancellation)).Select(text => text.Law).ToHashSet(StringComparer.Ordinal);
        return new LibraryStatus(
            await inForce.CountAsync(cancellation),
            await db.Articles.CountAsync(a => inForce.Any(law => law.TextId == a.TextId), cancellation),
            newest,
            LibraryStatus.Old(newest, today),
            await EndedLawList.Ended(db).CountAsync(cancellation),
            await EndedLawList.Changed(db).CountAsync(
                changed => !db.Set<Law>().Any(law => law.Key == changed.Key && law.InForceFrom >= changed.From), cancellation),
            [.. entries.Where(e => !e.Content.Citations.All(laws.ContainsKey)).Select(e => e.Id)],
            [.. entries.Where(e => e.Content.Citations.Any(c => laws.TryGetValue(c, out var law) && old.Contains(law.Name))).Select(e => e.Id)])
        {
            OfProvince = places[LawScope.Province].Count(),
            OfCity = places[LawScope.City].Count(),
            Elsewhere = LawElsewhere.Among(await db.Laws.AsNoTracking().OrderBy(law => law.Key).ToListAsync(cancellation), city),
        };
    }

    /// <summary>Day of the newest wording in the library; null when there is none, and for whoever does not publish.</summary>
    public async Task<DateOnly?> NewestAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(LegalActions.Publish))
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await NewestAsync(db, cancellation);
    }

    private static Task<DateOnly?> NewestAsync(AppDb db, CancellationToken cancellation) => db.Laws.MaxAsync(law => (DateOnly?)law.Version, cancellation);
}
