using System.CommandLine;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Safety;

namespace ResidentAssistant.Web.Commands;

/// <summary>serve: the web host; also what happens when no command is given.</summary>
internal static class ServeCommand
{
    public static Command Create(RootCommand root)
    {
        var migrate = new Option<bool>("--migrate") { Description = "Apply pending migrations to a server database first" };
        var command = new Command("serve", "Serve channels, console and API (the default)") { migrate };
        Func<ParseResult, CancellationToken, Task> run = (parsed, cancellation) => RunAsync(parsed.GetValue(migrate), cancellation);
        command.SetAction(run);
        root.Options.Add(migrate);
        root.SetAction(run);
        return command;
    }

    /// <summary>Everything from the settings to the first request.</summary>
    /// <param name="settings">As in <see cref="WebHost.Build"/>.</param>
    /// <param name="migrate">Migrates a server database.</param>
    /// <param name="customise">As in <see cref="WebHost.Build"/>.</param>
    /// <param name="tell">Hears, a line each, what is being done, since a first start takes a while; null: nobody.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="SettingException">A setting is missing or wrong.</exception>
    /// <exception cref="RefusedException">Something that has to stand does not; the message says what and what to do.</exception>
    internal static async Task<WebApplication> StartAsync(
        string[] settings, bool migrate, Action<WebApplicationBuilder>? customise, Action<string>? tell, CancellationToken cancellation)
    {
        tell ??= _ => { };
        tell("居民助手正在启动……");
        var app = WebHost.Build(settings, customise);
        try
        {
            var database = app.Services.GetRequiredService<DatabaseOptions>();
            var isNew = database.DatabaseFile is { } file && !File.Exists(file);
            var hadKeys = Directory.Exists(database.KeysFolder) && Directory.EnumerateFiles(database.KeysFolder).Any();
            tell($"正在{(isNew ? "新建" : "打开")}数据库 {database.Place}，数据都放在 {database.DataDir} ……");

            // Learning the examples takes a second of one core; the database is prepared on the other meanwhile.
            var learning = Task.Run(
                () =>
                {
                    app.Services.GetRequiredService<IntentClassifier>();
                    app.Services.GetRequiredService<DangerModel>();
                    app.Services.GetRequiredService<ActModel>();
                },
                cancellation);
            await Preparation.PrepareAsync(app.Services, migrate, cancellation);
            if (!hadKeys)
                tell($"居民的话和资料加密后保存，密钥新建在 {database.KeysFolder}。密钥文件本身没有加密：请只让运行本程序的用户能读，并且备份好，丢了就再也打不开。");
            await CheckDatabaseAsync(database, cancellation);
            if (app.Environment.IsDevelopment())
            {
                if (isNew)
                    tell("正在建示例城市，导入常见问答和法条……");
                await Preparation.SeedAsync(app.Services, cancellation);
            }

            if (!learning.IsCompleted)
                tell("正在学习怎么听懂居民的话……");
            await learning;
            await Task.Run(() => app.Services.GetServices<Capability>().ToList().ForEach(capability => capability.Prepare()), cancellation);
            await app.Services.GetRequiredService<IntentModel>().CatchUpAsync(cancellation);
            await app.StartAsync(cancellation);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static async Task RunAsync(bool migrate, CancellationToken cancellation)
    {
        await using var app = await StartAsync([], migrate, null, Console.Error.WriteLine, cancellation);
        foreach (var address in app.Urls)
            await Console.Error.WriteLineAsync(
                $"居民：{address}/chat　工作人员：{address}/console　{(app.Environment.IsDevelopment() ? $"微信模拟器：{address}/simulator　" : "")}（Ctrl+C 停止）");
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>A damaged page would else be met by a resident, days later.</summary>
    private static async Task CheckDatabaseAsync(DatabaseOptions database, CancellationToken cancellation)
    {
        if (database.DatabaseFile is { } file && new FileInfo(file).Length <= EmbeddedDatabase.QuicklyChecked
            && !await EmbeddedDatabase.IsSoundAsync(file, thorough: false, cancellation))
            throw new RefusedException(StorageFault.Damaged.Sentence(database));
    }
}
