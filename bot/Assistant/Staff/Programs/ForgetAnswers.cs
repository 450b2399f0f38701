using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>Forgets kept answers, a day's at once, two to three days after they were given: whoever repeats a call does so within hours.</summary>
public sealed class ForgetAnswers : IDueWorkHandler
{
    private const string Work = "answers.forget";
    private const string Day = "yyyy-MM-dd";

    /// <summary>An answer is kept at least so long, and a day longer at most.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    string IDueWorkHandler.Kind => Work;

    /// <summary>In the caller's transaction. The row is written by the first call of a day; written by each, calls would wait for one another.</summary>
    internal static async Task ScheduleAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = now.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture);
        if (!await db.Set<DueWork>().AnyAsync(work => work.Kind == Work && work.Key == key, cancellation))
            await DueWork.ScheduleAsync(db, Work, key, EndOf(key) + Kept, cancellation);
    }

    public Task LockAsync(AppDb db, string key, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Guid?> RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var end = EndOf(key);
        await db.KeptAnswers.Where(a => a.CreatedAt < end).ExecuteDeleteAsync(cancellation);
        return null;
    }

    private static DateTimeOffset EndOf(string key) =>
        new(DateOnly.ParseExact(key, Day, CultureInfo.InvariantCulture).AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
