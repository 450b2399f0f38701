using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>Programs of the system, run as an operator would.</summary>
internal static class Shell
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    /// <summary>What it left; output and errors in one text.</summary>
    public sealed record Result(int Exit, string Text);

    public static async Task<Result> TryAsync(
        string program, IEnumerable<string> words, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Root };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return new Result(process.ExitCode, await output + await error);
    }

    /// <summary>Fails when the program does.</summary>
    public static async Task<string> RunAsync(string program, params string[] words)
    {
        var result = await TryAsync(program, words);
        Assert.True(result.Exit == 0, $"{program} {string.Join(' ', words)} ended with {result.Exit}:\n{result.Text}");
        return result.Text;
    }

    /// <summary>A shipped file with its names, paths and ports exchanged; each must stand in it.</summary>
    public static string Shipped(string file, params (string Written, string Here)[] exchanges)
    {
        var text = File.ReadAllText(Path.Combine(Root, "deploy", file));
        foreach (var (written, here) in exchanges)
        {
            Assert.Contains(written, text, StringComparison.Ordinal);
            text = text.Replace(written, here, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Where a program is; null: nowhere.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
