using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Backups;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Web.Commands;
using ResidentAssistant.Web.Health;

namespace ResidentAssistant.Web.Doctor;

/// <summary>Looks at all that has to stand before a city opens. Creates, migrates and repairs nothing.</summary>
internal sealed class Examination(TimeProvider clock)
{
    private static readonly TimeSpan BackupAge = TimeSpan.FromDays(2);

    /// <param name="settings">As in <see cref="WebHost.Build"/>.</param>
    /// <param name="cancellation">Stops in between.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(string[] settings, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        var configuration = builder.Configuration;
        await using var app = Build(settings, findings);
        findings.AddRange(SettingChecks.Run(configuration, app?.Services, builder.Environment.IsDevelopment()));
        if (app?.Services.GetRequiredService<RedisOptions>() is { IsSet: true } redis)
            findings.Add(await RedisAsync(redis));
        if (Options(configuration, findings) is { } database)
        {
            findings.AddRange(Folder(database, app?.Services.GetService<HealthOptions>() ?? new HealthOptions()));
            findings.AddRange(await new DatabaseChecks(database, clock, builder.Environment.IsDevelopment()).RunAsync(cancellation));
            findings.Add(await IndexAsync(database, cancellation));
            findings.Add(Backup(database));
        }

        findings.Add(MachineChecks.Clock(clock));
        findings.Add(MachineChecks.Voice());
        return findings;
    }

    /// <summary>The whole program is put together, so that every setting is read as a start would read it.</summary>
    private static WebApplication? Build(string[] settings, List<Finding> findings)
    {
        try
        {
            var app = WebHost.Build(settings, builder => builder.Logging.ClearProviders());
            findings.Add(new("设置", Level.Good, $"都读得懂，环境是 {app.Environment.EnvironmentName}"));
            return app;
        }
        catch (Exception failure) when (Failures.Sentence(failure) is { } sentence)
        {
            findings.Add(new("设置", Level.Action, "有一项不对", sentence));
            return null;
        }
    }

    private static DatabaseOptions? Options(IConfiguration configuration, List<Finding> findings)
    {
        try
        {
            return DatabaseOptions.From(configuration);
        }
        catch (SettingException failure)
        {
            if (findings.TrueForAll(finding => finding.Remedy != failure.Message))
                findings.Add(new("数据库设置", Level.Action, "不对", failure.Message));
            return null;
        }
    }

    private static async Task<Finding> RedisAsync(RedisOptions redis) => await redis.AnswersAsync()
        ? new("Redis", Level.Good, $"{redis.Place} 可以用")
        : new("Redis", Level.Notice, $"{redis.Place} 连不上，节点之间改为每秒查一次数据库，“正在输入”传不到别的节点", "请检查设置 Redis、它的密码和网络。");

    private static IEnumerable<Finding> Folder(DatabaseOptions database, HealthOptions limits)
    {
        if (DataFolder.Problem(database.DataDir, create: false) is { } problem)
        {
            yield return new("数据目录", Level.Action, "不能用", problem);
            yield break;
        }

        if (Directory.Exists(Path.Combine(database.DataDir, DataFolder.Unfinished)))
            yield return new("数据目录", Level.Action, $"{database.DataDir} 里有一次没有做完的恢复", "请再运行一次 restore 备份文件 --force。");
        else if (!Directory.Exists(database.DataDir))
            yield return new("数据目录", Level.Notice, $"还没有 {database.DataDir}", "第一次启动时会建好；如果应该已经有数据，请检查设置 DataDir。");
        else
            yield return new("数据目录", Level.Good, $"{database.DataDir} 可以写入");
        foreach (var folder in new[] { database.AttachmentsFolder, database.IndexFolder }.Where(Path.Exists))
            if (DataFolder.Problem(folder, create: false) is { } why)
                yield return new(Path.GetFileName(folder), Level.Action, "不能用", why);
        var free = DataFolder.FreeBytes(database.DataDir);
        yield return limits.IsEnough(free)
            ? new("磁盘", Level.Good, $"剩余 {free / 1_000_000} MB")
            : new("磁盘", Level.Action, $"只剩 {free / 1_000_000} MB，少于 {limits.FreeMegabytes} MB", "请腾出空间，例如删除旧的备份和日志。");
    }

    private static async Task<Finding> IndexAsync(DatabaseOptions database, CancellationToken cancellation)
    {
        const string Mends = "服务运行时会自己建好。";
        if (IndexOnDisk.Generation(database.IndexFolder) is not { } generation)
            return new("索引", Level.Notice, "还没有，或者读不出", Mends);
        var newest = await DatabaseChecks.ScalarAsync(database, """SELECT max("Number") FROM "KnowledgeRevisions" """, cancellation);
        return newest is null || generation.StartsWith($"{newest}@", StringComparison.Ordinal)
            ? new("索引", Level.Good, $"有，版本 {generation}")
            : new("索引", Level.Notice, $"是 {generation}，数据库已经到 {newest}", Mends);
    }

    private Finding Backup(DatabaseOptions database)
    {
        if (database.DatabaseFile is null)
            return new("备份", Level.Notice, $"{database.Provider} 的备份这里看不到", "请确认数据库和 DataDir 都有备份，见 deploy/README.md。");
        if (new BackUp(database, clock).Last() is not { } last)
            return new("备份", Level.Notice, "没有做过", "请每天运行 backup 文件，并把文件放到另一台机器上。");
        var age = clock.GetUtcNow() - last.TakenAt;
        return age <= BackupAge
            ? new("备份", Level.Good, $"最近一次在 {age.TotalHours:0} 小时前（{last.File}）")
            : new("备份", Level.Notice, $"最近一次在 {age.TotalDays:0} 天前（{last.File}）", "请每天运行 backup 文件。");
    }
}
