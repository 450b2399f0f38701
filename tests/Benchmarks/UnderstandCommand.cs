using System.Diagnostics;
using System.Text.Json;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Benchmarks;

/// <summary>What it costs to understand real messages: intent, place, time, telephone, amount, wish and whom it is about; one thread, after warm-up.</summary>
internal static class UnderstandCommand
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    /// <param name="args">A file of lines {"title","text"} such as complaints/messages.jsonl.</param>
    public static int Run(string[] args)
    {
        if (args is not [var file] || !File.Exists(file))
        {
            Console.Error.WriteLine("understand FILE.jsonl");
            return 2;
        }

        var start = Stopwatch.StartNew();
        var classifier = new IntentClassifier(IntentClassifier.StarterExamples());
        var trained = start.Elapsed;
        start.Restart();
        Understand(classifier, "昨天下午三点，楼下烧烤店油烟太大，电话13912345678");
        var first = start.Elapsed;
        var rows = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var messages = rows.Select(row => row.GetProperty("title").GetString()!).Concat(rows.Select(row => row.GetProperty("text").GetString()!)).ToList();
        foreach (var message in messages)
            Understand(classifier, message);
        var times = new List<double>(messages.Count);
        foreach (var message in messages)
        {
            start.Restart();
            Understand(classifier, message);
            times.Add(start.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{{\"messages\":{messages.Count},\"training_ms\":{trained.TotalMilliseconds:0},\"first_ms\":{first.TotalMilliseconds:0},\"p50_ms\":{At(times, 0.5):0.00},\"p90_ms\":{At(times, 0.9):0.00},\"p99_ms\":{At(times, 0.99):0.00},\"max_ms\":{times[^1]:0.00}}}");
        return 0;
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    private static void Understand(IntentClassifier classifier, string message)
    {
        classifier.Classify(message);
        WhenRecognizer.Say(message, Now);
        TellingRecognizer.Phone(message);
        TellingRecognizer.Amount(message);
        TellingRecognizer.Wish(message);
        TellingRecognizer.About(message);
        PlaceRecognizer.Name(message);
        PlaceRecognizer.Spot(message);
    }
}
