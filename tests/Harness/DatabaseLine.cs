using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ResidentAssistant.Tests.Harness;

/// <summary>The line between the product and a real PostgreSQL, which a test takes away: connections are refused, break off, or hang.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly IPEndPoint server;
    private readonly ConcurrentBag<Socket> open = [];
    private readonly List<Task> working = [];
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private TaskCompletionSource passing = Passed();
    private volatile bool breaking;
    private int broken;

    private DatabaseLine(IPEndPoint server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        working.Add(AcceptAsync(listener));
    }

    public int Port { get; }

    /// <summary>Connections that were broken off at once.</summary>
    public int Broken => broken;

    /// <summary>A line to the database of a city on PostgreSQL, and the connection string that goes over it.</summary>
    public static (DatabaseLine Line, string Connection) To(TestCity city)
    {
        var direct = new NpgsqlConnectionStringBuilder(city.Settings["ConnectionStrings:Main"]);
        var line = new DatabaseLine(new IPEndPoint(IPAddress.Parse(direct.Host!), direct.Port));
        return (line, new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Host = "127.0.0.1", Port = line.Port }.ToString());
    }

    /// <summary>As if the server had been stopped: connections end, new ones are refused.</summary>
    public void Refuse()
    {
        listener.Stop();
        EndAll();
    }

    /// <summary>As if it were starting and stopping: each connection ends as soon as it has begun; counted.</summary>
    public void Break()
    {
        breaking = true;
        EndAll();
    }

    /// <summary>As if a cable were drawn: nothing passes, nothing ends.</summary>
    public void Hang() => passing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The server is there again.</summary>
    public void Restore()
    {
        breaking = false;
        passing.TrySetResult();
        if (listener.Server.IsBound)
            return;
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        working.Add(AcceptAsync(listener));
    }

    public async ValueTask DisposeAsync()
    {
        passing.TrySetResult();
        listener.Stop();
        EndAll();
        await Task.WhenAll(working);
    }

    private static TaskCompletionSource Passed()
    {
        var passed = new TaskCompletionSource();
        passed.SetResult();
        return passed;
    }

    private void EndAll()
    {
        foreach (var socket in open)
            socket.Close(0);
        open.Clear();
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var client = await from.AcceptSocketAsync();
                if (breaking)
                {
                    Interlocked.Increment(ref broken);
                    client.Close(0);
                    continue;
                }

                var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await upstream.ConnectAsync(server);
                open.Add(client);
                open.Add(upstream);
                _ = PumpAsync(client, upstream);
                _ = PumpAsync(upstream, client);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // No longer listening.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await passing.Task;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // One side has hung up.
        }

        from.Close(0);
        to.Close(0);
    }
}
