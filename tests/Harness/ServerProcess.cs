using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ResidentAssistant.Web;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>The product as an operator runs it: a process of its own on a city's data, which can be killed at any moment.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, typeof(WebHost).Assembly.GetName().Name + ".dll");

    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly ConcurrentQueue<string> output = [];
    private Process? process;

    /// <param name="settings">A city's <see cref="TestCity.Settings"/>.</param>
    public ServerProcess(IReadOnlyDictionary<string, string?> settings)
    {
        this.settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    /// <summary>The same after every start.</summary>
    public Uri Address { get; }

    /// <summary>What the process printed last.</summary>
    public string LastWords => string.Join('\n', output.TakeLast(30));

    /// <summary>Begins to start; returns at once.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Executable]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Urls"] = Address.ToString();
        start.Environment["WebChat__TokensPerMinute"] = start.Environment["WebChat__MessagesPerTenSeconds"] = "100000";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Returns when it answers; fails with what it printed when it ended or needs more than five minutes.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Assert.False(process!.HasExited, $"The server ended with {(process.HasExited ? process.ExitCode : 0)}:\n{LastWords}");
            Assert.True(Stopwatch.GetElapsedTime(since) < StartsWithin, $"The server does not answer:\n{LastWords}");
            try
            {
                if ((await http.GetAsync("/healthz/live", cancellation)).IsSuccessStatusCode)
                    return;
            }
            catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // Not yet.
            }

            await Task.Delay(50, cancellation);
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (process is not { } running)
            return;
        running.Kill();
        await running.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        running.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    /// <summary>Below the ports that the system gives to others by itself (32768 and up on Linux): it must stay free while the server is down.</summary>
    internal static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
            }
        }
    }
}
