using System.Diagnostics;
using ResidentAssistant.Tests.Deploy;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>A Redis of its own on a free port, which keeps nothing and can be killed, stopped and started again at any moment.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly int port = ServerProcess.FreePort();
    private Process? process;

    /// <summary>As the setting <c>Redis</c> names it; the port stays the same.</summary>
    public string Setting => $"127.0.0.1:{port}";

    /// <summary>Skips the test, visibly, where Debian's redis-server is not installed (tests/run.sh does it).</summary>
    public static RedisServer Begin()
    {
        Assert.SkipUnless(Shell.Find("redis-server") is not null, "redis-server is not installed: no Redis here.");
        var server = new RedisServer();
        server.Start();
        return server;
    }

    public void Start() => process = Process.Start(
        Shell.Find("redis-server")!, ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--logfile", "/dev/null"]);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (process is not { } running)
            return;
        process = null;
        running.Kill();
        await running.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        running.Dispose();
    }

    /// <summary>Holds it as it is: it neither answers nor goes away.</summary>
    public Task HangAsync() => Shell.RunAsync("kill", "-STOP", $"{process!.Id}");

    public async ValueTask DisposeAsync() => await KillAsync();
}
