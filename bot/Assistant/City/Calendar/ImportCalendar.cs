using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.City;

/// <summary>Takes in which days the State Council moved, and tells which years are there.</summary>
public sealed class ImportCalendar(Transactions transactions, TimeProvider clock)
{
    /// <summary>Replaces the years that the file names, all of them or nothing; running nodes know it within a minute.</summary>
    /// <param name="content">See <see cref="CalendarFile"/>; no more is read than a file may have.</param>
    /// <param name="cancellation">Stops the import; then nothing was changed.</param>
    public async Task<CalendarImport> RunAsync(Stream content, CancellationToken cancellation)
    {
        var bytes = new byte[CalendarFile.LargestFile + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        var file = CalendarFile.Read(bytes.AsSpan(0, length));
        if (file.Refusal is { } why)
            return new CalendarImport.Refused(why);
        var years = CalendarYear.Of(file.Days);
        await transactions.RetryAsync(
            async db =>
            {
                await ReplaceAsync(db, file.Days, cancellation);
                db.Audit.Add(new AuditEntry(null, "calendar.import", string.Join(',', years.Select(year => year.Year)), clock.GetUtcNow()));
                return true;
            },
            cancellation);
        return new CalendarImport.Done(years);
    }

    /// <summary>Adds the years that came with the product where they are missing; what an operator imported is left alone.</summary>
    public async Task AddStarterAsync(CancellationToken cancellation)
    {
        await using (var db = await transactions.ReadAsync(cancellation))
        {
            if (Missing(await db.MovedDays.AsNoTracking().ToListAsync(cancellation)).Count == 0)
                return;
        }

        await transactions.RetryAsync(
            async db =>
            {
                db.MovedDays.AddRange(Missing(await db.MovedDays.AsNoTracking().ToListAsync(cancellation)));
                return true;
            },
            cancellation);
    }

    /// <summary>The years that are loaded, in order.</summary>
    public async Task<IReadOnlyList<CalendarYear>> YearsAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return CalendarYear.Of(await db.MovedDays.AsNoTracking().ToListAsync(cancellation));
    }

    private static async Task ReplaceAsync(AppDb db, IReadOnlyList<MovedDay> days, CancellationToken cancellation)
    {
        var years = days.Select(day => day.Year).ToHashSet();
        var dates = days.Select(day => day.Date).ToHashSet();
        var stored = await db.MovedDays.AsNoTracking().ToListAsync(cancellation);
        List<DateOnly> gone = [.. stored.Where(day => years.Contains(day.Year) || dates.Contains(day.Date)).Select(day => day.Date)];
        await db.MovedDays.Where(day => gone.Contains(day.Date)).ExecuteDeleteAsync(cancellation);
        db.MovedDays.AddRange(days.Select(day => new MovedDay(day.Date, day.To, day.Holiday)));
    }

    private static IReadOnlyList<MovedDay> Missing(IReadOnlyList<MovedDay> stored)
    {
        var (years, dates) = (stored.Select(day => day.Year).ToHashSet(), stored.Select(day => day.Date).ToHashSet());
        return [.. CalendarFile.Starter.Days.Where(day => !years.Contains(day.Year) && !dates.Contains(day.Date))
            .Select(day => new MovedDay(day.Date, day.To, day.Holiday))];
    }
}
