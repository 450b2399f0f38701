using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace ResidentAssistant.Benchmarks;

/// <summary>What a run found. Times are from the moment a message was due to the moment its stored reply was seen, in milliseconds.</summary>
internal sealed record LoadReport(
    double rate, double seconds, int residents, int turns, int errors, double turns_per_second, double p50_ms, double p95_ms, double p99_ms, double max_ms,
        IReadOnlyDictionary<string, int> failures);

/// <summary>Residents who write to a server.</summary>
internal sealed class Crowd(IReadOnlyList<ISpeaker> residents, HttpClient http) : IAsyncDisposable
{
    private readonly ConcurrentBag<double> times = [];
    private readonly ConcurrentDictionary<string, int> failures = new(StringComparer.Ordinal);

    public static async Task<Crowd> GatherAsync(int count, Func<HttpClient, int, CancellationToken, Task<ISpeaker>> arrive, Uri? url,
        CancellationToken cancellation)
    {
        var http =
            new HttpClient(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan })
            {
                BaseAddress = url,
                Timeout = TimeSpan.FromSeconds(30)
            };
        var residents = new ConcurrentBag<ISpeaker>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (number, stop) => residents.Add(await arrive(http, number, stop)));
        return new Crowd([.. residents], http);
    }

    /// <param name="rate">Messages a second; 0: as many as the server answers.</param>
    /// <param name="seconds">How long messages are begun.</param>
    public Task<LoadReport> RunAsync(double rate, int seconds, CancellationToken cancellation)
    {
        times.Clear();
        failures.Clear();
        return rate > 0 ? OpenLoopAsync(rate, seconds, cancellation) : ClosedLoopAsync(seconds, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var resident in residents)
            await resident.DisposeAsync();
        http.Dispose();
    }

    /// <summary>A message is due every 1/rate seconds; when nobody is free or the server is slow, it counts as waiting since then.</summary>
    private async Task<LoadReport> OpenLoopAsync(double rate, int seconds, CancellationToken cancellation)
    {
        var free = Channel.CreateUnbounded<ISpeaker>();
        foreach (var resident in residents)
            free.Writer.TryWrite(resident);
        var running = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var turn = 0; turn < rate * seconds; turn++)
        {
            var due = start + (long)(turn / rate * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() is var now && now < due)
                await Task.Delay(TimeSpan.FromSeconds((double)(due - now) / Stopwatch.Frequency), cancellation);
            running.Add(SpeakAsync(due));
        }

        await Task.WhenAll(running);
        return Report(rate, Stopwatch.GetElapsedTime(start).TotalSeconds);

        async Task SpeakAsync(long due)
        {
            var resident = await free.Reader.ReadAsync(cancellation);
            await TakeTurnAsync(resident, due, cancellation);
            free.Writer.TryWrite(resident);
        }
    }

    /// <summary>Every resident writes again as soon as the answer is there.</summary>
    private async Task<LoadReport> ClosedLoopAsync(int seconds, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(residents.Select(async resident =>
        {
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
                await TakeTurnAsync(resident, Stopwatch.GetTimestamp(), cancellation);
        }));
        return Report(0, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private async Task TakeTurnAsync(ISpeaker resident, long due, CancellationToken cancellation)
    {
        if (await resident.SayNextAsync(cancellation) is { } failure)
            failures.AddOrUpdate(failure, 1, (_, count) => count + 1);
        else
            times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
    }

    private LoadReport Report(double rate, double seconds)
    {
        double[] sorted = [.. times.Order()];
        double At(double share) => Quantile(sorted, share);
        return new LoadReport(
            rate, Math.Round(seconds, 1), residents.Count, sorted.Length, failures.Values.Sum(), Math.Round(sorted.Length / seconds, 1), At(0.5), At(0.95),
                At(0.99), At(1), failures);
    }

    /// <param name="sorted">Ascending.</param>
    public static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 1);
}
