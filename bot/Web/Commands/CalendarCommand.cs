using System.CommandLine;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Web.Commands;

/// <summary>calendar import and calendar status: the State Council's arrangement of the holidays.</summary>
internal static class CalendarCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A line a day, with tabs between: date, off or work, holiday; e.g. 2026-02-28 work 春节" };
        var import = new Command("import", "Replace the years that the file names, all of it or nothing") { file };
        import.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(file)!, parsed.GetValue(CommandLine.Json), cancellation));
        var status = new Command("status", "Which years are loaded");
        status.SetAction((parsed, cancellation) => StatusAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("calendar", "Working days and holidays (放假调休)") { import, status };
    }

    private static async Task ImportAsync(FileInfo file, bool json, CancellationToken cancellation)
    {
        await using var content = CommandLine.Existing(file).OpenRead();
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        switch (await app.Services.GetRequiredService<ImportCalendar>().RunAsync(content, cancellation))
        {
            case CalendarImport.Done(var years) when json:
                CommandLine.Print(new { years });
                break;
            case CalendarImport.Done(var years):
                foreach (var year in years)
                    await Console.Out.WriteLineAsync($"已导入 {Tell(year)}");
                break;
            case CalendarImport.Refused(var why):
                throw new RefusedException($"{file.Name} {why}什么也没有改。");
        }
    }

    private static async Task StatusAsync(bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var years = await app.Services.GetRequiredService<ImportCalendar>().YearsAsync(cancellation);
        var thisYear = CityTime.Today(app.Services.GetRequiredService<TimeProvider>().GetUtcNow()).Year;
        int[] notLoaded = [.. new[] { thisYear, thisYear + 1 }.Except(years.Select(year => year.Year))];
        if (json)
        {
            CommandLine.Print(new { years, notLoaded });
            return;
        }

        foreach (var year in years)
            await Console.Out.WriteLineAsync(Tell(year));
        foreach (var year in notLoaded)
            await Console.Out.WriteLineAsync($"{year}年：还没有导入，只按周末和法定节日算。国务院公布后请运行 calendar import 文件。");
    }

    private static string Tell(CalendarYear year) => $"{year.Year}年：放假 {year.Off} 天，调休上班 {year.Work} 天。"
        + (year.Missing.Count == 0 ? "" : $"没有写到{string.Join('、', year.Missing)}，仍按法定的日子放假；一年的安排要一次写全，请核对。");
}
