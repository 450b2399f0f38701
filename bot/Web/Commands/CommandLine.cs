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

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("居民助手 ResidentAssistant") { Json };
        foreach (var command in new[]
        {
            ServeCommand.Create(root), ChatCommand.Create(), LawsCommand.Create(), QuestionsCommand.Create(), SearchCommand.Create(),
            IntentsCommand.Create(), CasesCommand.Create(), StaffCommand.Create(), DatabaseCommand.Create(), DemoCommand.Create(),
            ScenesCommand.Create(), WeChatCommand.Create(), HealthCommand.Create(),
        })
            root.Subcommands.Add(command);
        var parsed = root.Parse(args);
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
        catch (Exception failure) when (failure is RefusedException or SettingException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Refused;
        }
        catch (OperationCanceledException)
        {
            // Stopped by the operator before it was done.
            return Refused;
        }
    }

    /// <summary>Services for a command that runs and ends; only warnings are logged, to stderr.</summary>
    /// <param name="customise">Adds what only this command needs.</param>
    public static WebApplication Services(Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebHost.Builder([]);
        customise?.Invoke(builder);
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return builder.Build();
    }

    public static void Print(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, ModelConventions.Json));
}

/// <summary>What has to stand before anything is served.</summary>
internal static class Preparation
{
    /// <summary>Creates or migrates an embedded database; a server database is migrated only when told to.</summary>
    /// <exception cref="RefusedException">A server database is behind and <paramref name="migrate"/> is false, or a newer version was here.</exception>
    public static async Task PrepareAsync(IServiceProvider services, bool migrate, CancellationToken cancellation)
    {
        var migrator = services.GetRequiredService<Migrator>();
        if (await migrator.IsAheadAsync(cancellation))
            throw new RefusedException("数据库已由更新的版本升级过，这个版本不能再用它。请装回新版本，或者恢复升级前的备份。");
        if (migrate || services.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Sqlite)
            await migrator.MigrateAsync(cancellation);
        else if (!await migrator.IsCurrentAsync(cancellation))
            throw new RefusedException("数据库结构不是最新的。请先运行 db migrate，或者启动时加上 --migrate。");
    }

    /// <summary>The sample city on a first start in Development; prints the accounts it made.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var accounts = await services.GetRequiredService<SampleCity>().SeedAsync(cancellation);
        if (accounts.Count == 0)
            return;
        await Console.Error.WriteLineAsync("示例城市已建好。以下密码只显示这一次：");
        foreach (var account in accounts)
            await Console.Error.WriteLineAsync($"  {account.Role,-8}{account.Email,-24}{account.Password}");
    }
}
