using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>
/// A city behind the shipped nginx, which runs in a network namespace of its own: residents reach it from many addresses, and
/// it reaches the service from an address that is not this machine's, as it does a container.
/// </summary>
public sealed class ProxiedCity : IAsyncLifetime
{
    public const string Name = "assistant.example.gov.cn";
    public const int TokensPerMinute = 2;
    private const int Residents = 40;
    private static readonly string[] Programs = ["ip", "nginx", "openssl"];

    private readonly string folder = Directory.CreateTempSubdirectory("resident-nginx-").FullName;
    private readonly string space = $"ra-{Environment.ProcessId}";
    private string? missing;
    private byte network;
    private int residents;
    private Process? nginx;
    private TestHost? host;

    public TestHost Host => host ?? throw new InvalidOperationException("The host was not started.");

    public IPAddress NginxAddress => Address(18, 80);

    /// <summary>A connection on which half a request was sent when the city was opened.</summary>
    public Task<Stream> HalfARequest { get; private set; } = null!;

    /// <summary>Everything nginx has logged.</summary>
    public string Logs => string.Concat(Directory.GetFiles(folder, "*.log").Select(File.ReadAllText));

    /// <summary>Skips the test, visibly, where namespaces may not be made or nginx is not there.</summary>
    public void Require() => Assert.SkipWhen(missing is not null, missing ?? "");

    public async ValueTask InitializeAsync()
    {
        missing = await MissingAsync();
        if (missing is not null)
            return;
        await ConnectAsync();
        host = await TestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Urls"] = $"http://{Address(19, 2)}:0",
            ["Proxy:Trusted:0"] = $"{Address(19, 0)}/24",
            ["City:PublicUrl"] = $"https://{Name}",
            ["AllowedHosts"] = Name,
            ["WebChat:TokensPerMinute"] = $"{TokensPerMinute}",
        });
        await StartAsync();
        HalfARequest = HalfARequestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (nginx is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }

        if (host is not null)
            await host.DisposeAsync();
        if (missing is null)
            await Shell.TryAsync("ip", ["netns", "delete", space]);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser with an address and cookies of its own, which follows no redirects.</summary>
    public HttpClient NewResident(string scheme = "https") => new(NewConnections()) { BaseAddress = new Uri($"{scheme}://{Name}") };

    /// <summary>Every name leads to nginx.</summary>
    public SocketsHttpHandler NewConnections()
    {
        var from = Address(18, (byte)(1 + (Interlocked.Increment(ref residents) % Residents)));
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, cancellation) => await ReachAsync(from, context.DnsEndPoint.Port, cancellation),
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == $"CN={Name}" },
        };
    }

    public async Task<Stream> ReachAsync(int port) => await ReachAsync(Address(18, 1), port, TestContext.Current.CancellationToken);

    private async Task<NetworkStream> ReachAsync(IPAddress from, int port, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(NginxAddress, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream> HalfARequestAsync()
    {
        var stream = await ReachAsync(80);
        await stream.WriteAsync("GET /chat HTTP/1.1\r\nHost: assist"u8.ToArray());
        return stream;
    }

    private async Task<string?> MissingAsync()
    {
        if (!Shell.IsRoot)
            return "Not root: no network namespace for nginx.";
        if (Programs.FirstOrDefault(program => Shell.Find(program) is null) is { } program)
            return $"{program} is not installed.";
        var made = await Shell.TryAsync("ip", ["netns", "add", space]);
        return made.Exit == 0 ? null : $"No network namespace may be made here: {made.Text}";
    }

    /// <summary>198.18.0.0/15 is set aside for tests of networks. In each half, one /24 that nobody here has.</summary>
    private async Task ConnectAsync()
    {
        var taken = await Shell.RunAsync("ip", "-o", "address");
        network = (byte)Enumerable.Range(Environment.ProcessId % 200, 50).First(number => !taken.Contains($"198.18.{number}.", StringComparison.Ordinal));
        var (outer, inner) = ($"ra{network}", "eth0");
        await Shell.RunAsync("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", space);
        for (byte number = 1; number <= Residents; number++)
            await Shell.RunAsync("ip", "address", "add", $"{Address(18, number)}/24", "dev", outer);
        await Shell.RunAsync("ip", "address", "add", $"{Address(19, 2)}/24", "dev", outer);
        await Shell.RunAsync("ip", "link", "set", outer, "up");
        await Shell.RunAsync("ip", "-n", space, "address", "add", $"{NginxAddress}/24", "dev", inner);
        await Shell.RunAsync("ip", "-n", space, "address", "add", $"{Address(19, 1)}/24", "dev", inner);
        await Shell.RunAsync("ip", "-n", space, "link", "set", inner, "up");
    }

    /// <summary>nginx with the system's own nginx.conf and the shipped site: only names, paths and ports are exchanged.</summary>
    private async Task StartAsync()
    {
        string In(string name) => Path.Combine(folder, name);
        await Shell.RunAsync(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", $"/CN={Name}", "-keyout", In("tls.key"), "-out", In("tls.crt"));
        Directory.CreateDirectory(In("acme/.well-known/acme-challenge"));
        await File.WriteAllTextAsync(In("acme/.well-known/acme-challenge/proof"), "proof of the host");
        await Shell.RunAsync("chmod", "-R", "go+rX", folder);
        var site = Shell.Shipped(
            "nginx.conf", ("/var/log/nginx", folder), ("/var/www/acme", In("acme")), ("/etc/ssl/assistant.crt", In("tls.crt")),
            ("/etc/ssl/assistant.key", In("tls.key")), ("127.0.0.1:5080", Host.Address.Authority));
        await File.WriteAllTextAsync(In("site.conf"), Socket.OSSupportsIPv6 ? site : site.Replace("listen [::]", "# listen [::]", StringComparison.Ordinal));
        var main = (await File.ReadAllTextAsync("/etc/nginx/nginx.conf"))
            .Replace("/etc/nginx/sites-enabled/*", In("site.conf"), StringComparison.Ordinal)
            .Replace("/etc/nginx/conf.d/*.conf", In("none*.conf"), StringComparison.Ordinal)
            .Replace("/var/log/nginx", folder, StringComparison.Ordinal).Replace("/run/nginx.pid", In("nginx.pid"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(In("nginx.conf"), main);
        nginx = Process.Start("ip", ["netns", "exec", space, "nginx", "-c", In("nginx.conf"), "-e", In("start.log"), "-g", "daemon off;"]);
        for (var attempt = 1; ; attempt++)
        {
            Assert.False(nginx.HasExited, $"nginx ended:\n{Logs}");
            try
            {
                await (await ReachAsync(443)).DisposeAsync();
                return;
            }
            catch (SocketException) when (attempt < 600)
            {
                await Task.Delay(50);
            }
        }
    }

    private IPAddress Address(byte half, byte last) => new([198, half, network, last]);
}
