using System.CommandLine;
using System.Text.Json;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Commands;

/// <summary>A job that was refused: its one clear sentence goes to stderr, the exit code is 1.</summary>
internal sealed class RefusedException(string message) : Exception(message);

/// <summary>Everything the executable can be told to do.</summary>
internal static class CommandLine
{
    private const int Refused = 1;
    private const int WrongUsage = 2;

    internal static Option<bool> Json { get; } = new("--json") { Description = "Print JSON to stdout", Recursive = true };

    /// <summary>All commands with their options.</summary>
    internal static RootCommand Root()
    {
        var root = new RootCommand("居民助手 ResidentAssistant") { Json };
        foreach (var command in new[]
        {
            ServeCommand.Create(root), ChatCommand.Create(), LawsCommand.Create(), QuestionsCommand.Create(), SearchCommand.Create(),
            IntentsCommand.Create(), CasesCommand.Create(), SafetyCommand.Create(), StaffCommand.Create(), DatabaseCommand.Create(), DemoCommand.Create(),
            ScenesCommand.Create(), WeChatCommand.Create(), BackupCommand.Create(), RestoreCommand.Create(), DoctorCommand.Create(),
            HealthCommand.Create(),
        })
            root.Subcommands.Add(command);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            // Stopped by the operator before it was done.
            return Refused;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(Failures.Sentence(failure) ?? $"程序出错了，请把下面的内容交给维护人员。\n{failure}");
            return Refused;
        }
    }

    /// <summary>Services for a command that runs and ends; only warnings are logged, to stderr.</summary>
    /// <param name="customise">Adds what only this command needs.</param>
    /// <param name="settings">As in <see cref="WebHost.Build"/>.</param>
    public static WebApplication Services(Action<WebApplicationBuilder>? customise = null, params string[] settings)
    {
        var builder = WebHost.Builder(settings);
        customise?.Invoke(builder);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return builder.Build();
    }

    /// <exception cref="RefusedException">The file is not there.</exception>
    public static FileInfo Existing(FileInfo file) => file.Exists ? file : throw new RefusedException($"找不到文件 {file.FullName}。");

    public static void Print(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, ModelConventions.Json));
}
