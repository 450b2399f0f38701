using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The coming lectures for staff, with the seats taken.</summary>
public sealed class LectureDesk(Transactions transactions, TimeProvider clock)
{
    public async Task<IReadOnlyList<LectureSession>> ComingAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        return await db.LectureSessions.AsNoTracking().Where(s => s.StartsAt > now).OrderBy(s => s.StartsAt).Take(100).ToListAsync(cancellation);
    }
}
