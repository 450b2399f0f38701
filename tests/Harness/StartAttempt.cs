using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Web;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>How an attempt to start the program ended.</summary>
internal abstract record StartAttempt
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private StartAttempt()
    {
    }

    /// <summary>It served, and was stopped.</summary>
    public sealed record Started : StartAttempt;

    /// <summary>The operator was told in a sentence, and it ended.</summary>
    public sealed record Refused(string Sentence) : StartAttempt;

    /// <summary>It ended with a trace of the program's insides, or another exit code than 1.</summary>
    public sealed record Crashed(string Words) : StartAttempt;

    /// <summary>After five minutes it had neither served nor ended.</summary>
    public sealed record Hung : StartAttempt;

    /// <summary>All that serve does, in this process.</summary>
    public static async Task<StartAttempt> InProcessAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(settings) { ["applicationName"] = "ResidentAssistant.Web" };
        all.TryAdd("Urls", "http://127.0.0.1:0");
        try
        {
            await using var app = await ServeCommand.StartAsync([.. all.Select(setting => $"--{setting.Key}={setting.Value}")], migrate: false, builder =>
            {
                builder.Logging.ClearProviders();
                TestCity.Share(builder.Services, vault: null);
            }, tell: null, TestContext.Current.CancellationToken).WaitAsync(Longest);
            await app.StopAsync();
            return new Started();
        }
        catch (TimeoutException)
        {
            return new Hung();
        }
        catch (Exception failure)
        {
            return Failures.Sentence(failure) is { } sentence ? new Refused(sentence) : new Crashed($"{failure}");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>The program as an operator starts it.</summary>
    /// <param name="before">Words before the program, e.g. <c>runuser -u nobody --</c>.</param>
    public static async Task<StartAttempt> AsProcessAsync(IReadOnlyDictionary<string, string?> settings, params string[] before)
    {
        string[] words = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, typeof(WebHost).Assembly.GetName().Name + ".dll")];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Urls"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            // It serves once it has told where.
            var error = "";
            while (await process.StandardError.ReadLineAsync().WaitAsync(Longest) is { } line)
            {
                if (line.Contains("Ctrl+C", StringComparison.Ordinal))
                    return new Started();
                // What is being done ends with dots.
                error += line.EndsWith("……", StringComparison.Ordinal) ? "" : line + "\n";
            }

            await process.WaitForExitAsync().WaitAsync(Longest);
            error += await output;
            return process.ExitCode == 1 && !error.Contains("   at ", StringComparison.Ordinal) && error.Trim().Length > 0
                ? new Refused(error.Trim())
                : new Crashed($"exit code {process.ExitCode}: {error}");
        }
        catch (TimeoutException)
        {
            return new Hung();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
