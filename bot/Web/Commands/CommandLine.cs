using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Web.Commands;

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
            ServeCommand.Create(root), ChatCommand.Create(), LawsCommand.Create(), QuestionsCommand.Create(), SearchCommand.Create(), AnswersCommand.Create(),
            IntentsCommand.Create(), DialogsCommand.Create(), CasesCommand.Create(), CasesCommand.CreateFigures(), SafetyCommand.Create(), StaffCommand.Create(),
            UnitsCommand.Create(), DutiesCommand.Create(), SlotsCommand.Create(), PatternsCommand.Create(), ApiKeyCommand.Create(), DatabaseCommand.Create(),
                DemoCommand.Create(), CalendarCommand.Create(),
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
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return builder.Build();
    }

    /// <summary>Refuses numbers out of range. What is no number at all is refused before; a validator that asked for its value would throw.</summary>
    public static void MustBe<T>(this Option<T> option, int least, int most, string sentence) => option.Validators.Add(given =>
    {
        if (given.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && (number < least || number > most))
            given.AddError(sentence);
    });

    /// <summary>The rows of a file of JSON objects, one a line; empty lines are skipped.</summary>
    /// <param name="file">May be missing.</param>
    /// <param name="read">What a row stands for; null: it is not as agreed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="RefusedException">The file is not there, is empty, or has a line that is not as agreed.</exception>
    public static async Task<IReadOnlyList<T>> RowsAsync<TRow, T>(FileInfo file, Func<TRow, T?> read, CancellationToken cancellation)
        where TRow : class
        where T : class
    {
        var rows = new List<T>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(Existing(file).FullName, cancellation))
        {
            number++;
            if (line.Length > 0)
                rows.Add(Parse<TRow>(line) is { } row && read(row) is { } found ? found : throw new RefusedException($"文件 {file.Name} 第 {number} 行不是约定的格式。"));
        }

        return rows.Count > 0 ? rows : throw new RefusedException($"文件 {file.FullName} 是空的。");
    }

    /// <exception cref="RefusedException">The file is not there.</exception>
    public static FileInfo Existing(FileInfo file) => file.Exists ? file : throw new RefusedException($"找不到文件 {file.FullName}。");

    private static TRow? Parse<TRow>(string line)
        where TRow : class
    {
        try
        {
            return JsonSerializer.Deserialize<TRow>(line, ModelConventions.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void Print(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, ModelConventions.Json));
}
