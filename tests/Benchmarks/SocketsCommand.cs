using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace ResidentAssistant.Benchmarks;

/// <summary>
/// Memory is what the system counts for the server's process (VmRSS): before, with all sockets open and still, after the messages. 100 percent is one
/// core.
/// </summary>
internal sealed record SocketsReport(int sockets, double rss_before_mb, double rss_open_mb, double rss_after_mb, double kb_per_visitor, double idle_cpu_percent,
    LoadReport messages);

/// <summary>sockets: many open web chats on one node, what they cost, and how soon a reply reaches the one that asked.</summary>
internal static class SocketsCommand
{
    /// <summary>Seconds in which all sockets are open and nobody writes.</summary>
    private const int Still = 15;

    public static Task<int> RunAsync(string[] args)
    {
        var url =
            new Option<string>("--url")
            {
                DefaultValueFactory = _ => "http://127.0.0.1:5080",
                Description = "A server started with WebChat__TokensPerMinute, WebChat__MessagesPerTenSeconds and WebChat__SocketsPerAddress=100000"
            };
        var server = new Option<int>("--pid") { Required = true, Description = "Its process, on this machine" };
        var sockets = new Option<int>("--sockets") { DefaultValueFactory = _ => 2000 };
        var rate = new Option<double>("--rate") { DefaultValueFactory = _ => 200, Description = "Messages begun each second" };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 20 };
        var root = new RootCommand("Opens sockets to a running server, posts messages, and prints one JSON object") { url, server, sockets, rate, seconds };
        root.SetAction(async (parsed, cancellation) =>
        {
            var address = new Uri(parsed.GetValue(url)!);
            var (process, count) = (parsed.GetValue(server), parsed.GetValue(sockets));

            // A few first, so that what the server compiles and caches once is not counted as the sockets'.
            await using (var few =
                await Crowd.GatherAsync(50, async (http, number, stop) => await LoadResident.ArriveAsync(http, number, stop), address, cancellation))
                await few.RunAsync(50, 40, cancellation);
            var before = Memory(process);
            await using var crowd =
                await Crowd.GatherAsync(count, async (http, number, stop) => await LoadResident.ArriveAsync(http, number, stop), address, cancellation);
            var since = Busy(process);
            await Task.Delay(TimeSpan.FromSeconds(Still), cancellation);
            var idle = Math.Round((Busy(process) - since) * 100 / Still, 1);
            var open = Memory(process);
            var messages = await crowd.RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), cancellation);
            var report = new SocketsReport(count, before, open, Memory(process), Math.Round((open - before) * 1024 / count, 1), idle, messages);
            Console.WriteLine(JsonSerializer.Serialize(report, LoadCommand.Readable));
        });
        return root.Parse(args).InvokeAsync();
    }

    /// <summary>Seconds of processor time; the system counts hundredths.</summary>
    private static double Busy(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }

    private static double Memory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Math.Round(double.Parse(line.AsSpan(6).Trim().TrimEnd("kB "), CultureInfo.InvariantCulture) / 1024, 1);
    }
}
