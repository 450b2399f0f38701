using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Reads what everybody may know of cases (公开). A confidential case is not there.</summary>
public sealed class ReadPublicCases(Transactions transactions, ReadTerritory territory, Gazetteer gazetteer)
{
    /// <param name="filter">Which.</param>
    /// <param name="skip">So many are passed over.</param>
    /// <param name="most">So many at most, the newest first.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<PublicCase>> ListAsync(PublicFilter filter, int skip, int most, CancellationToken cancellation)
    {
        var (from, to, categories, states) = filter;
        await using var db = await transactions.ReadAsync(cancellation);
        var wanted = db.Cases.Where(c => !c.IsConfidential && c.CreatedAt >= from && c.CreatedAt <= to);
        if (categories.Count > 0)
            wanted = wanted.Where(c => categories.Contains(c.Category));
        if (states.Count > 0)
            wanted = wanted.Where(c => states.Contains(c.State));
        return await ReadAsync(db, wanted.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Number).Skip(skip).Take(most), cancellation);
    }

    /// <summary>Those of these numbers that there are, the newest first.</summary>
    public async Task<IReadOnlyList<PublicCase>> FindAsync(IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await ReadAsync(
            db, db.Cases.Where(c => !c.IsConfidential && numbers.Contains(c.Number)).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Number),
            cancellation);
    }

    private async Task<IReadOnlyList<PublicCase>> ReadAsync(AppDb db, IQueryable<Case> cases, CancellationToken cancellation)
    {
        var rows = await cases
            .Select(c => new { c.Number, c.State, c.Category, c.Community, c.UnitId, c.CreatedAt, c.ChangedAt, c.AnswerBy }).ToListAsync(cancellation);
        var (city, places) = (await territory.RunAsync(db, cancellation), new Dictionary<string, string?>());
        foreach (var told in rows.Select(row => row.Community).OfType<string>().Distinct())
            places[told] = await gazetteer.FindAsync(db, told, cancellation) ?? await gazetteer.FindUnitAsync(db, told, cancellation);
        return
        [
            .. rows.Select(row => new PublicCase(
                row.Number, row.State, row.Category, row.Community is { } told ? places[told] : null, city.Find(row.UnitId)?.Name, row.CreatedAt, row.ChangedAt,
                row.AnswerBy)),
        ];
    }
}
