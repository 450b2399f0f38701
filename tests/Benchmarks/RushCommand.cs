using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ResidentAssistant.Benchmarks;

/// <summary>rush: more residents than there are times book them within seconds; each insists on one time and then takes what is offered.</summary>
internal static class RushCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        var url = new Option<string[]>("--url") { Required = true, Description = "Servers of one database; residents come to them in turn" };
        var slots = new Option<FileInfo>("--slots") { Required = true, Description = "What `slots --json` printed; the first ones are fought for" };
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 40 };
        var residents = new Option<int>("--residents") { DefaultValueFactory = _ => 2000 };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 10, Description = "Within which all say what they want" };
        var wish = new Option<string?>("--wish") { Description = "What all want instead, e.g. 周四9:00的律师" };
        var root = new RootCommand("Residents who book at once; prints one JSON object") { url, slots, times, residents, seconds, wish };
        root.SetAction(async (parsed, cancellation) =>
        {
            Uri[] nodes = [.. parsed.GetValue(url)!.Select(address => new Uri(address))];
            string[] wishes = parsed.GetValue(wish) is { } one ? [one] : [.. Wishes(parsed.GetValue(slots)!).Take(parsed.GetValue(times))];
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(30) };
            var count = parsed.GetValue(residents);
            var lines = new WebChatLine[count];
            await Parallel.ForEachAsync(
                Enumerable.Range(0, count),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
                async (number, stop) => lines[number] = await WebChatLine.OpenAsync(http, nodes, number, stop));
            Console.Error.WriteLine($"{count} residents are there, {wishes.Length} times are fought for.");
            var (turns, came) = (new ConcurrentBag<double>(), new ConcurrentBag<string>());
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
            {
                await Task.Delay(TimeSpan.FromSeconds((double)number / count * parsed.GetValue(seconds)), cancellation);
                came.Add(await BookAsync(lines[number], wishes[number % wishes.Length], turns, cancellation));
            }));
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double[] sorted = [.. turns.Order()];
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    residents = count,
                    times = wishes.Length,
                    seconds = Math.Round(took, 1),
                    turns = sorted.Length,
                    p50_ms = Crowd.Quantile(sorted, 0.5),
                    p95_ms = Crowd.Quantile(sorted, 0.95),
                    p99_ms = Crowd.Quantile(sorted, 0.99),
                    max_ms = Crowd.Quantile(sorted, 1),
                    came = came.CountBy(one => one).OrderByDescending(one => one.Value).ToDictionary(),
                },
                LoadCommand.Readable));
            foreach (var line in lines)
                await line.DisposeAsync();
        });
        return root.Parse(args).InvokeAsync();
    }

    /// <returns>booked, waiting list, or what was answered instead.</returns>
    private static async Task<string> BookAsync(WebChatLine line, string wish, ConcurrentBag<double> turns, CancellationToken cancellation)
    {
        try
        {
            var said = 0;
            var reply = await SayAsync($"预约{wish}");
            if (!reply.Contains("哪方面的事", StringComparison.Ordinal))
                return reply.Contains("候补", StringComparison.Ordinal) ? "waiting list offered"
                    : reply.Contains("请选一个时间", StringComparison.Ordinal) ? "other times offered"
                    : $"refused: {Head(reply)}";
            reply = await SayAsync("跳过");
            if (!reply.Contains("请您核对", StringComparison.Ordinal))
                return $"lost: {Head(reply)}";
            reply = await SayAsync("确认预约");
            return reply.Contains("预约码", StringComparison.Ordinal) ? "booked" : $"not booked: {Head(reply)}";

            async Task<string> SayAsync(string text)
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await line.AskAsync(text, $"rush-{said++}", cancellation);
                turns.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                return answer;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException or IOException)
        {
            return failure is HttpRequestException { StatusCode: { } status } ? $"HTTP {(int)status}" : failure.GetType().Name;
        }
    }

    private static string Head(string text) => text.Length > 40 ? text[..40] : text;

    /// <summary>12月3日14:00张律师, as a resident would say it.</summary>
    private static IEnumerable<string> Wishes(FileInfo file)
    {
        using var read = JsonDocument.Parse(File.ReadAllText(file.FullName));
        foreach (var slot in read.RootElement.GetProperty("slots").EnumerateArray())
            yield return slot.GetProperty("start").GetDateTimeOffset().ToString("M月d日HH:mm", CultureInfo.InvariantCulture) + slot.GetProperty("lawyer").GetString();
    }
}
