using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The sample city has eight half hours on each of the next four Thursdays.</summary>
internal sealed class SampleSlots(Transactions transactions) : ISampleData
{
    public Task AddAsync(DateTimeOffset now, CancellationToken cancellation) =>
        transactions.RunAsync(db => AddAsync(db, now, cancellation), cancellation);

    private static async Task AddAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.AppointmentSlots.AnyAsync(cancellation))
            return;
        var thursday = CityTime.NextThursday(now);
        for (var week = 0; week < 4; week++)
            foreach (var (hour, minute, lawyer) in Hours())
            {
                var starts = CityTime.At(thursday.AddDays(7 * week), new TimeOnly(hour, minute));
                db.AppointmentSlots.Add(new AppointmentSlot(Guid.NewGuid(), starts, starts.AddMinutes(30), "檀溪社区党群服务中心一楼", lawyer));
            }
    }

    private static IEnumerable<(int Hour, int Minute, string Lawyer)> Hours()
    {
        foreach (var hour in new[] { 14, 15 })
            foreach (var minute in new[] { 0, 30 })
                foreach (var lawyer in new[] { "张律师", "李律师" })
                    yield return (hour, minute, lawyer);
    }
}
