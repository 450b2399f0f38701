using System.Diagnostics;
using System.Net.Sockets;
using System.Reflection;
using ResidentAssistant.Web;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>The steps of the Containerfile, by hand and in a folder: what is published, and that it runs as an ordinary user.</summary>
public sealed class ContainerTests
{
    /// <summary>Bytes of a published program.</summary>
    private const long Limit = 120 * 1024 * 1024;

    /// <summary>What stays behind in the folders that are taken.</summary>
    private static readonly string[] Left = ["**/bin", "**/obj", "**/.env", "bot/Web/data"];

    [Fact]
    public async Task The_steps_give_a_program_under_120_MB_that_serves_as_an_ordinary_user()
    {
        using var image = new Image();
        await image.PublishAsync();
        var files = Directory.GetFiles(image.App, "*", SearchOption.AllDirectories);
        Assert.InRange(files.Sum(file => new FileInfo(file).Length), 10 * 1024 * 1024, Limit);
        Assert.DoesNotContain(files, file => Path.GetRelativePath(image.App, file).StartsWith("runtimes", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith("Microsoft.Playwright", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        foreach (var native in new[] { "libSkiaSharp.so", "libe_sqlite3.so" })
            Assert.Contains(Path.Combine(image.App, native), files);

        Assert.SkipUnless(Shell.IsRoot && Shell.Find("runuser") is not null, "Not root: the program cannot be run as another user.");
        await image.PrepareAsync();
        Assert.Equal(1, (await image.HealthAsync()).Exit);
        using var service = image.Serve();
        try
        {
            for (var health = await image.HealthAsync(); health.Exit != 0; health = await image.HealthAsync())
                Assert.False(service.HasExited, $"The service ended: {health.Text}");
            Assert.True(File.Exists(Path.Combine(image.Data, "assistant.db")));
            Assert.Equal(0, (await Shell.TryAsync("runuser", ["-u", Image.Somebody, "--", "test", "-w", image.Data])).Exit);
            Assert.Equal(1, (await Shell.TryAsync("runuser", ["-u", Image.Somebody, "--", "test", "-w", image.App])).Exit);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public void The_image_gives_its_volume_to_its_user_before_it_is_a_volume()
    {
        var file = new Containerfile();
        Assert.NotEqual("root", file.User);
        Assert.Equal(file.Volume, file.Environment["DataDir"]);
        var step = Assert.Single(file.Preparations, step => step.EndsWith(' ' + file.Volume));
        Assert.Contains($"-o {file.User} ", step, StringComparison.Ordinal);
        Assert.True(file.IsBefore("RUN " + step, "VOLUME " + file.Volume));
        Assert.True(file.IsBefore("RUN " + step, "USER " + file.User));
    }

    [Fact]
    public void Compose_trusts_its_own_network_and_asks_for_health_as_the_image_does()
    {
        using var reader = File.OpenText(Path.Combine(Shell.Root, "deploy", "compose.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        var compose = yaml.Documents[0].RootNode;
        var service = compose["services"]["assistant"];
        Assert.Equal(Text(compose["networks"]["default"]["ipam"]["config"][0]["subnet"]), Text(service["environment"]["Proxy__Trusted__0"]));
        Assert.Equal(["CMD", .. new Containerfile().Health], ((YamlSequenceNode)service["healthcheck"]["test"]).Select(Text));
        Assert.All(((YamlSequenceNode)service["ports"]).Select(Text), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_build_is_given_holds_the_sources_and_nothing_else()
    {
        var ignored = File.ReadAllLines(Path.Combine(Shell.Root, ".dockerignore"));
        Assert.Equal("*", ignored.First(line => !line.StartsWith('#')));
        var taken = ignored.Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        Assert.All(taken, path => Assert.True(Path.Exists(Path.Combine(Shell.Root, path)), path));
        Assert.Empty(taken.Intersect([".git", "deploy", "data", "tests", "artifacts"]));
        Assert.Empty(Left.Except(ignored));
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    /// <summary>The folders of an image, and what its steps do in them.</summary>
    private sealed class Image : IDisposable
    {
        /// <summary>A user without rights, as the image's own.</summary>
        public const string Somebody = "nobody";

        private readonly string root = Directory.CreateTempSubdirectory("resident-image-").FullName;
        private readonly Containerfile file = new();
        private readonly Dictionary<string, string> environment;

        public Image()
        {
            // As the folder of an image, for everybody to enter.
            if (OperatingSystem.IsLinux())
                File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.OtherExecute);
            using var port = new TcpListener(System.Net.IPAddress.Any, 0);
            port.Start();
            environment = file.Environment.ToDictionary(pair => pair.Key, pair => pair.Value
                .Replace("/data", Data, StringComparison.Ordinal)
                    .Replace("5080", $"{((System.Net.IPEndPoint)port.LocalEndpoint).Port}", StringComparison.Ordinal));
        }

        public string App => Path.Combine(root, "app");

        public string Data => Path.Combine(root, "data");

        /// <summary>The image's own command, but for what these tests were built from instead of a second build.</summary>
        public async Task PublishAsync()
        {
            var configuration = typeof(WebHost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
            Assert.Contains("-c Release -o /app", file.Publish, StringComparison.Ordinal);
            var here = $"-c {configuration} -o {App} -p:NoBuild=true -p:AppendRuntimeIdentifierToOutputPath=false";
            var command = file.Publish.Replace("-c Release -o /app", here, StringComparison.Ordinal);
            await Shell.RunAsync("sh", "-c", $"{command} --nologo");
        }

        public async Task PrepareAsync()
        {
            foreach (var step in file.Preparations)
                await Shell.RunAsync("sh", "-c", step
                    .Replace($"-o {file.User} -g {file.User}", $"-o {Somebody} -g nogroup", StringComparison.Ordinal)
                        .Replace("/data", Data, StringComparison.Ordinal));
        }

        public Task<Shell.Result> HealthAsync() => Shell.TryAsync("runuser", AsSomebody(file.Health), environment, App);

        public Process Serve()
        {
            var start =
                new ProcessStartInfo("runuser", AsSomebody(file.Serve)) { WorkingDirectory = App, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            var service = Process.Start(start)!;
            service.BeginOutputReadLine();
            service.BeginErrorReadLine();
            return service;
        }

        public void Dispose() => Directory.Delete(root, recursive: true);

        private static IEnumerable<string> AsSomebody(string[] command) => ["-u", Somebody, "--", .. command];
    }
}
