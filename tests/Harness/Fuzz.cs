using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>
/// How much the hostile tests try. In the suite: a fixed number of rounds with fixed seeds. With <c>FUZZ_MINUTES</c> (set by
/// <c>tests/fuzz.sh</c>): new rounds, the seed counted up, until the time is over. Figures go to the file <c>FUZZ_REPORT</c>, a JSON line each.
/// </summary>
internal static class Fuzz
{
    private static readonly Lock Gate = new();

    /// <summary>Minutes each test goes on; null in the suite.</summary>
    public static double? Minutes { get; } =
        double.TryParse(Environment.GetEnvironmentVariable("FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    /// <summary>A source of chance for each round; the round's number is its seed, so that a round that failed can be played again.</summary>
    /// <param name="inSuite">Rounds in the suite.</param>
    /// <param name="longest">Minutes at most, whatever <see cref="Minutes"/> says: for kinds that soon repeat themselves.</param>
    public static IEnumerable<(int Seed, Random Chance)> Rounds(int inSuite, double longest = double.MaxValue)
    {
        var since = Stopwatch.GetTimestamp();
        for (var seed = 1; Minutes is { } minutes ? Stopwatch.GetElapsedTime(since).TotalMinutes < Math.Min(minutes, longest) : seed <= inSuite; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            yield return (seed, new Random(seed));
        }
    }

    /// <summary>Notes what was tried and what came of it, e.g. <c>new { tried, longestMs }</c>.</summary>
    public static void Report(string kind, object figures)
    {
        if (Environment.GetEnvironmentVariable("FUZZ_REPORT") is not { Length: > 0 } file)
            return;
        lock (Gate)
            File.AppendAllText(file, JsonSerializer.Serialize(new { kind, figures }) + "\n");
    }
}
