using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Gives out case numbers, one after the other within a day of the city.</summary>
public static class CaseNumbers
{
    /// <summary>The row's update lock, held until the turn commits, makes two cases of one second wait for each other.</summary>
    public static async Task<string> NextAsync(AppDb db, string prefix, DateTimeOffset now, CancellationToken cancellation)
    {
        var day = CityTime.Today(now);
        var last = (await db.CountedCase(day).ToListAsync(cancellation)).Single();
        return $"{prefix}-{day:yyyyMMdd}-{last:0000}";
    }
}
