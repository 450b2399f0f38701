using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// The order of a desk: what is due next first, then what is over, in the order of filing. Read in two runs, so that each follows an index and the first
/// page of a million cases costs no more than that of a hundred.
/// </summary>
internal static class CaseOrder
{
    /// <param name="cases">Which.</param>
    /// <param name="after">The last case of the part before; null begins.</param>
    /// <param name="most">Cases at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<List<Case>> NextDueFirstAsync(
        IQueryable<Case> cases, (DateTimeOffset? DueAt, Guid Id)? after, int most, CancellationToken cancellation)
    {
        var read = new List<Case>();
        if (after is null or (not null, _))
        {
            var due = cases.Where(c => c.DueAt != null);
            if (after is ({ } at, var id))
                due = due.Where(c => c.DueAt > at || (c.DueAt == at && c.Id.CompareTo(id) > 0));
            read = await due.OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(most).ToListAsync(cancellation);
        }

        if (read.Count == most)
            return read;
        var over = cases.Where(c => c.DueAt == null);
        if (after is (null, var last))
            over = over.Where(c => c.Id.CompareTo(last) < 0);
        read.AddRange(await over.OrderByDescending(c => c.Id).Take(most - read.Count).ToListAsync(cancellation));
        return read;
    }
}
