using System.Diagnostics;
using ResidentAssistant.Web;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>An operator at a terminal: runs a command of the executable on a city's data.</summary>
public static class Operator
{
    /// <summary>What the command left.</summary>
    public sealed record Result(int Exit, string Output, string Error);

    public static Task<Result> RunAsync(IEnumerable<KeyValuePair<string, string?>> settings, params string[] words) =>
        RunInAsync(Environment.CurrentDirectory, settings, words);

    /// <param name="folder">Where the operator stands.</param>
    /// <param name="settings">As environment.</param>
    /// <param name="words">The command.</param>
    public static async Task<Result> RunInAsync(string folder, IEnumerable<KeyValuePair<string, string?>> settings, params string[] words)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, typeof(WebHost).Assembly.GetName().Name + ".dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return new Result(process.ExitCode, await output, await error);
    }
}
