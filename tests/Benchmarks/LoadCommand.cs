using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResidentAssistant.Benchmarks;

/// <summary>load: residents who file complaints over Direct Line, and how long each waits for the stored reply.</summary>
internal static class LoadCommand
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task<int> RunAsync(string[] args)
    {
        var url =
            new Option<string>("--url")
            {
                DefaultValueFactory = _ =>
                "http://127.0.0.1:5080",
                Description = "A server started with WebChat__TokensPerMinute=100000 and WebChat__MessagesPerTenSeconds=100000"
            };
        var rate =
            new Option<double>("--rate")
            {
                DefaultValueFactory = _ =>
                100,
                Description = "Turns begun each second, whether or not earlier ones are answered; 0: as many as the server can"
            };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 30 };
        var residents = new Option<int>("--residents") { DefaultValueFactory = _ => 200 };
        var warmUp =
            new Option<int>("--warm-up")
            {
                DefaultValueFactory = _ =>
                10,
                Description = "Seconds before the measured ones, at the same rate, that do not count: the server compiles what it runs"
            };
        var root = new RootCommand("Posts complaint conversations to a running server and prints one JSON object") { url, rate, seconds, residents, warmUp };
        root.SetAction(async (parsed, cancellation) =>
        {
            var crowd = await Crowd.GatherAsync(
                parsed.GetValue(residents), async (http, number, stop) =>
                    await LoadResident.ArriveAsync(http, number, stop), new Uri(parsed.GetValue(url)!), cancellation);
            await using (crowd)
            {
                if (parsed.GetValue(warmUp) is > 0 and var before)
                    await crowd.RunAsync(parsed.GetValue(rate), before, cancellation);
                var report = await crowd.RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), cancellation);
                Console.WriteLine(JsonSerializer.Serialize(report, Readable));
            }
        });
        return root.Parse(args).InvokeAsync();
    }
}
