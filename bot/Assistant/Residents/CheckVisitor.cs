using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Residents;

/// <summary>
/// Knows a browser again by its pass. A pass is replaced weekly; the old one holds until the new one has come back, so that
/// an answer lost on the way costs nothing. An old pass that comes after that is a copy.
/// </summary>
public sealed class CheckVisitor(Transactions transactions, TimeProvider clock)
{
    /// <summary>How long a browser is known that does not come back.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>From this age on a pass is replaced.</summary>
    public static readonly TimeSpan ReplacedAfter = TimeSpan.FromDays(7);

    /// <summary>Pages open side by side may still be asking with the old pass when the new one comes back.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    public VisitorPass NewPass() => new(Guid.NewGuid(), 0, clock.GetUtcNow());

    public async Task<VisitorCheck> RunAsync(VisitorPass shown, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await FindAsync(shown.Visitor, cancellation);
        if (now - shown.IssuedAt >= Life || known?.EndedAt is not null)
            return new VisitorCheck.Ended();
        if (shown.Serial < known?.Serial)
            return now - known.Since < Overlap ? new VisitorCheck.Known(shown) : new VisitorCheck.Copied();
        if (shown.Serial > (known?.Serial ?? 0))
            await ChangeAsync(shown.Visitor, visitor => visitor.Came(shown.Serial, now), cancellation);
        return new VisitorCheck.Known(now - shown.IssuedAt < ReplacedAfter ? shown : shown with { Serial = shown.Serial + 1, IssuedAt = now });
    }

    /// <summary>No pass of this visitor is believed any more.</summary>
    public Task EndAsync(Guid visitor, CancellationToken cancellation) => ChangeAsync(visitor, found => found.End(clock.GetUtcNow()), cancellation);

    private async Task<Visitor?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Visitors.AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancellation);
    }

    private Task<bool> ChangeAsync(Guid id, Action<Visitor> change, CancellationToken cancellation) => transactions.RetryAsync(
        async db =>
        {
            var found = await db.Visitors.FirstOrDefaultAsync(v => v.Id == id, cancellation) ?? db.Visitors.Add(new Visitor(id)).Entity;
            change(found);
            return true;
        },
        cancellation);
}
