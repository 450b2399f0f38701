using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The work calendar as it stands, read from the database at most once a minute.</summary>
public sealed class ReadWorkCalendar(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private volatile Known? known;

    public async Task<WorkCalendar> RunAsync(AppDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (known is { } current && current.ReadAt <= now && now - current.ReadAt < Fresh)
            return current.Calendar;
        var read = new Known(now, new WorkCalendar(await db.MovedDays.AsNoTracking().ToListAsync(cancellation)));
        known = read;
        return read.Calendar;
    }

    private sealed record Known(DateTimeOffset ReadAt, WorkCalendar Calendar);
}
