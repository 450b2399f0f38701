using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The sample city has four half hours of each of two lawyers on each of the next four Thursdays.</summary>
internal sealed class SampleSlots(Transactions transactions) : ISampleData
{
    public Task AddAsync(DateTimeOffset now, CancellationToken cancellation) =>
        transactions.RunAsync(db => AddAsync(db, now, cancellation), cancellation);

    private static async Task AddAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.AppointmentSlots.AnyAsync(cancellation))
            return;
        var lawyers = await db.Users.Where(u => u.Role == StaffRole.Lawyer).OrderBy(u => u.Email).Take(2).ToListAsync(cancellation);
        var thursday = CityTime.NextThursday(now);
        for (var week = 0; week < 4; week++)
            foreach (var (hour, minute) in new[] { (14, 0), (14, 30), (15, 0), (15, 30) })
                foreach (var lawyer in lawyers)
                {
                    var starts = CityTime.At(thursday.AddDays(7 * week), new TimeOnly(hour, minute));
                    db.AppointmentSlots.Add(new AppointmentSlot(
                        Guid.NewGuid(), starts, starts.AddMinutes(30), "檀溪社区党群服务中心一楼", lawyer.Id, lawyer.Name));
                }
    }
}
