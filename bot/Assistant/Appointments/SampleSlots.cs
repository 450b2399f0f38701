using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>In the sample city two lawyers receive residents each Thursday from 14:00 to 16:00, for half an hour each.</summary>
internal sealed class SampleSlots(Transactions transactions) : ISampleData
{
    public Task AddAsync(DateTimeOffset now, CancellationToken cancellation) =>
        transactions.RunAsync(db => AddAsync(db, now, cancellation), cancellation);

    private static async Task AddAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Venues.AnyAsync(cancellation))
            return;
        var venue = new Venue(Guid.CreateVersion7(now), "檀溪社区党群服务中心一楼");
        db.Venues.Add(venue);
        foreach (var lawyer in await db.Users.Where(u => u.Role == StaffRole.Lawyer).OrderBy(u => u.Email).Take(2).ToListAsync(cancellation))
            db.WeeklyPatterns.Add(new WeeklyPattern(
                Guid.CreateVersion7(now), lawyer.Id, venue.Id, DayOfWeek.Thursday, new TimeOnly(14, 0), new TimeOnly(16, 0)));
    }
}
