using System.CommandLine;
using System.Diagnostics;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Commands;

/// <summary>slots: the free times of 周四有约; slots bench: how long they take to compute.</summary>
internal static class SlotsCommand
{
    public static Command Create()
    {
        var from = new Option<DateOnly?>("--from") { Description = "First day, e.g. 2026-12-01; today when it is left out" };
        var to = new Option<DateOnly?>("--to") { Description = "Last day; as far as can be booked when it is left out" };
        var slots = new Command("slots", "Free times with a lawyer (周四有约)") { from, to, Bench() };
        slots.SetAction((parsed, cancellation) =>
            ListAsync(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(CommandLine.Json), cancellation));
        return slots;
    }

    private static Command Bench()
    {
        var lawyers = new Option<int>("--lawyers") { Description = "How many lawyers", DefaultValueFactory = _ => 100 };
        var weeks = new Option<int>("--weeks") { Description = "How many weeks", DefaultValueFactory = _ => 8 };
        var bench = new Command("bench", "Measure how long the times of many lawyers take to compute; nothing is stored") { lawyers, weeks };
        bench.SetAction(async (parsed, cancellation) =>
            await BenchAsync(parsed.GetValue(lawyers), parsed.GetValue(weeks), parsed.GetValue(CommandLine.Json)));
        return bench;
    }

    private static async Task ListAsync(DateOnly? from, DateOnly? to, bool json, CancellationToken cancellation)
    {
        if (to < from)
            throw new RefusedException("--to 在 --from 以前。");
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        await using var db = await app.Services.GetRequiredService<Transactions>().ReadAsync(cancellation);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var free = (await app.Services.GetRequiredService<ReadSlots>().RunAsync(db, now, [], cancellation))
            .Where(slot => !slot.Taken && !(slot.Day < from) && !(slot.Day > to)).Select(slot => slot.Slot).ToList();
        if (json)
            CommandLine.Print(new
            {
                slots = free.Select(slot => new
                {
                    id = slot.Id,
                    start = CityTime.Local(slot.StartsAt),
                    end = CityTime.Local(slot.EndsAt),
                    venue = slot.Venue,
                    room = slot.Room,
                    lawyer = slot.Lawyer,
                }),
            });
        else
            foreach (var slot in free)
                await Console.Out.WriteLineAsync($"{AppointmentTexts.Describe(slot)}  {slot.Place}");
    }

    private static async Task BenchAsync(int lawyers, int weeks, bool json)
    {
        if (lawyers is < 1 or > 10_000 || weeks is < 1 or > 60)
            throw new RefusedException("--lawyers 在 1 到 10000 之间，--weeks 在 1 到 60 之间。");
        var venue = new Venue(Guid.NewGuid(), "服务中心");
        var people = Enumerable.Range(0, lawyers).Select(n => new Lawyer(Guid.NewGuid(), $"律师{n}", null)).ToList();
        var supply = new Supply(
            [venue], people, [.. people.Select((one, n) => new WeeklyPattern(
                Guid.NewGuid(), one.Id, venue.Id, (DayOfWeek)(1 + (n % 5)), new TimeOnly(9, 0), new TimeOnly(17, 0)))], []);
        var calendar = new WorkCalendar(CalendarFile.Starter.Days);
        var first = new DateOnly(2026, 9, 1);
        var last = first.AddDays(7 * weeks);

        // Half of the times are taken.
        var taken = Slots.Of(supply, calendar, [], first, last).Where((_, n) => n % 2 == 0).Select(slot => slot.Slot)
            .SelectMany(slot => TakenTime.Grains(slot.StartsAt, slot.EndsAt).Select(at => new TakenTime(slot.LawyerId, at, 0, Guid.NewGuid(), null))).ToList();
        var times = new List<double>();
        var count = 0;
        for (var n = 0; n < 50; n++)
        {
            var started = Stopwatch.GetTimestamp();
            count = Slots.Of(supply, calendar, taken, first, last).Count;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        var (p50, p95) = (Math.Round(times[times.Count / 2], 1), Math.Round(times[(int)(times.Count * 0.95)], 1));
        if (json)
            CommandLine.Print(new { lawyers, weeks, slots = count, p50ms = p50, p95ms = p95 });
        else
            await Console.Out.WriteLineAsync($"{count} 个时段：一半的次数在 {p50} 毫秒以内，95% 在 {p95} 毫秒以内。");
    }
}
