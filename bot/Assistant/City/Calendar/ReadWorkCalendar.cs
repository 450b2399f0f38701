using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The work calendar as it stands, read from the database at most once a minute.</summary>
public sealed class ReadWorkCalendar(TimeProvider clock)
{
    private readonly MinuteCache<WorkCalendar> calendar =
        new(clock, async (db, cancellation) => new WorkCalendar(await db.MovedDays.AsNoTracking().ToListAsync(cancellation)));

    public Task<WorkCalendar> RunAsync(AppDb db, CancellationToken cancellation) => calendar.ReadAsync(db, cancellation);
}
