using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The sample city has three lectures to come.</summary>
internal sealed class SampleLectures(Transactions transactions) : ISampleData
{
    public Task AddAsync(DateTimeOffset now, CancellationToken cancellation) =>
        transactions.RunAsync(db => AddAsync(db, now, cancellation), cancellation);

    private static async Task AddAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.LectureSessions.AnyAsync(cancellation))
            return;
        var thursday = CityTime.NextThursday(now);
        var (morning, evening) = (new TimeOnly(9, 30), new TimeOnly(19, 0));
        db.LectureSessions.AddRange(
            new LectureSession(
                Guid.NewGuid(), LectureSeries.Moral, "身边好人的故事", "社区道德模范", "檀溪社区道德讲堂", CityTime.At(thursday.AddDays(2), morning), 40),
            new LectureSession(
                Guid.NewGuid(), LectureSeries.RuleOfLaw, "物业那些事：民法典怎么说", "张律师", "城南街道会议厅", CityTime.At(thursday.AddDays(9), evening), 80),
            new LectureSession(
                Guid.NewGuid(), LectureSeries.Moral, "家风家训代代传", "退休教师", "昭明社区道德讲堂", CityTime.At(thursday.AddDays(16), morning), 40));
    }
}
