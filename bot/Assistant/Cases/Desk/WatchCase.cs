using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Who has a case open at this moment, and who writes in it. A row for each person, so that it holds over several nodes; a page that is left without a
/// word is forgotten after <see cref="Stays"/>.
/// </summary>
public sealed class WatchCase(Transactions transactions, TimeProvider clock)
{
    /// <summary>Longer than a page goes without looking again.</summary>
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(75);

    /// <summary>A sign of life is not written more often.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan WritesFor = TimeSpan.FromSeconds(40);

    /// <summary>News of who looks at a case.</summary>
    public static Topic TopicOf(Guid caseId) => new("case-looks", caseId);

    /// <summary>Says that this person has it open, or writes just now.</summary>
    /// <returns>The others, by name; none when it is not theirs to see.</returns>
    public async Task<IReadOnlyList<CaseLooker>> LookAsync(StaffIdentity staff, string number, bool writes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        List<CaseLook> looks;
        Guid id;
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if (await (await HandleCase.VisibleAsync(db, staff, cancellation)).Where(c => c.Number == number).Select(c => (Guid?)c.Id)
                .FirstOrDefaultAsync(cancellation) is not { } found)
                return [];
            id = found;
            looks = await Looks(db).AsNoTracking().Where(look => look.CaseId == id && look.SeenAt > now - Stays).ToListAsync(cancellation);
        }

        var own = looks.Find(look => look.StaffId == staff.Id);
        if (own is null || own.SeenAt <= now - Every || (writes && !Writes(own, now)))
            await transactions.RetryAsync(db => WriteAsync(db, staff, id, writes, now, cancellation), cancellation);
        return [.. looks.Where(look => look.StaffId != staff.Id).OrderBy(look => look.Name, StringComparer.Ordinal)
            .Select(look => new CaseLooker(look.Name, Writes(look, now)))];
    }

    /// <summary>The page was left.</summary>
    public Task LeaveAsync(StaffIdentity staff, string number, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var id = await db.Cases.Where(c => c.Number == number).Select(c => c.Id).FirstOrDefaultAsync(cancellation);
            if (await Looks(db).Where(look => look.CaseId == id && look.StaffId == staff.Id).ExecuteDeleteAsync(cancellation) > 0)
                db.Announce(TopicOf(id));
        },
        cancellation);

    private static async Task<bool> WriteAsync(AppDb db, StaffIdentity staff, Guid id, bool writes, DateTimeOffset now, CancellationToken cancellation)
    {
        var own = await Looks(db).FirstOrDefaultAsync(look => look.CaseId == id && look.StaffId == staff.Id, cancellation);
        if (own is null || own.SeenAt <= now - Stays || (writes && !Writes(own, now)))
            db.Announce(TopicOf(id));
        if (own is null)
        {
            own = new CaseLook(id, staff.Id, staff.Name);
            Looks(db).Add(own);
        }

        own.Looks(staff.Name, writes, now);
        // Whoever went away without a word.
        await Looks(db).Where(look => look.CaseId == id && look.StaffId != staff.Id && look.SeenAt <= now - Stays).ExecuteDeleteAsync(cancellation);
        return true;
    }

    private static bool Writes(CaseLook look, DateTimeOffset now) => look.WroteAt > now - WritesFor;

    private static DbSet<CaseLook> Looks(AppDb db) => db.Set<CaseLook>();
}
