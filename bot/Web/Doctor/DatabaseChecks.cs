using System.Data.Common;
using System.Globalization;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Doctor;

/// <summary>The database as it is: asked without the model and without keys, so that it can be looked at in any state.</summary>
internal sealed class DatabaseChecks(DatabaseOptions database, TimeProvider clock, bool development)
{
    private const string Name = "数据库";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        if (database.DatabaseFile is { } file && !File.Exists(file))
            return [new(Name, Level.Notice, $"还没有 {file}", "第一次启动时会建好；如果应该已经有数据，请检查设置 DataDir 和 ConnectionStrings:Main。")];
        try
        {
            var applied = await AppliedAsync(cancellation);
            var state = await StateAsync(applied, cancellation);
            return state.Level == Level.Action ? [state] : [state, await KeysAsync(cancellation), .. await ContentAsync(cancellation)];
        }
        catch (DbException failure)
        {
            var fault = StorageFault.Of(failure) ?? new StorageFault("出错了", failure.Message);
            return [new(Name, Level.Action, $"{database.Place}：{fault.What}", fault.Remedy)];
        }
    }

    /// <returns>Null when there is no such table, or nothing to be had.</returns>
    public static async Task<string?> ScalarAsync(DatabaseOptions database, string sql, CancellationToken cancellation)
    {
        if (database.DatabaseFile is { } file && !File.Exists(file))
            return null;
        try
        {
            await using var connection = database.Connect();
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            var value = await command.ExecuteScalarAsync(cancellation);
            return value is null or DBNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> AppliedAsync(CancellationToken cancellation)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancellation);
        return await Migrator.AppliedAsync(connection, cancellation);
    }

    private async Task<Finding> StateAsync(IReadOnlyList<string> applied, CancellationToken cancellation)
    {
        if (database.DatabaseFile is { } file && !await EmbeddedDatabase.IsSoundAsync(file, thorough: true, cancellation))
            return new(Name, Level.Action, $"{file}：{StorageFault.Damaged.What}", StorageFault.Damaged.Remedy);
        if (Migrator.Foreign(database.Provider, applied) is { } foreign)
            return new(Name, Level.Action, $"{database.Place} {foreign.What}", foreign.Remedy);
        var pending = Migrator.Known(database.Provider).Except(applied).Count();
        return pending == 0 ? new(Name, Level.Good, $"{database.Place} 可以用，结构是最新的{(database.DatabaseFile is null ? "" : "，完整性检查通过")}")
            : database.Provider == DatabaseProvider.Sqlite ? new(Name, Level.Notice, $"{database.Place} 的结构差 {pending} 步", "下次启动会自动升级；升级前请先备份。")
            : new(Name, Level.Action, $"{database.Place} 的结构差 {pending} 步", "请先备份，再运行 db migrate。");
    }

    private async Task<Finding> KeysAsync(CancellationToken cancellation) => await KeyCheck.ProblemAsync(database, cancellation) is { } problem
        ? new("密钥", Level.Action, "打不开数据库里加密的内容", problem)
        : new("密钥", Level.Good, $"{database.KeysFolder} 和数据库相符");

    private async Task<IEnumerable<Finding>> ContentAsync(CancellationToken cancellation)
    {
        var laws = await CountAsync("""SELECT count(DISTINCT "Name") FROM "Laws" """, cancellation);
        var own = new DirectoryInfo(Path.Combine(StarterFaq.Folder, "laws"));
        var starter = own.Exists ? own.GetFiles("*.md", SearchOption.AllDirectories).Length : 0;
        var administrators = await CountAsync("""SELECT count(*) FROM "AspNetUsers" WHERE "Role" = 'Administrator'""", cancellation);
        var samples = await CountAsync("""SELECT count(*) FROM "AspNetUsers" WHERE "Email" LIKE '%@example.cn'""", cancellation);
        return
        [
            laws > starter ? new("法律", Level.Good, $"{laws} 部") : new("法律", Level.Notice, $"只有 {laws} 部（随产品带的摘录有 {starter} 部）", "请导入完整的法律：laws import 文件夹。"),
            administrators > 0
                ? new("管理员", Level.Good, $"{administrators} 个账号")
                : new("管理员", Level.Action, "一个也没有，没有人能管理工作台", "请运行 staff add --name 管理员 --email ... --role Administrator。"),
            .. samples > 0 ? [Sample(samples)] : Array.Empty<Finding>(),
            .. await TimeAsync(cancellation),
        ];
    }

    private Finding Sample(long accounts) => new(
        "示例城市", development ? Level.Notice : Level.Action, $"还有 {accounts} 个示例账号（@example.cn）",
        "正式使用前请换一个空的 DataDir 或空的数据库，用 staff add 建自己的账号。");

    /// <summary>What was noted at a start or by a readiness check lies in the past, unless the clock went back.</summary>
    private async Task<IEnumerable<Finding>> TimeAsync(CancellationToken cancellation)
    {
        var noted = await ScalarAsync(database, """SELECT max("CheckedAt") FROM "KeyCanaries" """, cancellation);
        return DateTimeOffset.TryParse(noted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && at > clock.GetUtcNow().AddMinutes(5)
            ? [new("时钟", Level.Action, $"比数据库里最后一次记录（{at:yyyy-MM-dd HH:mm} UTC）还早", "请校准系统时间，例如 timedatectl set-ntp true。")]
            : [];
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancellation) =>
        long.TryParse(await ScalarAsync(database, sql, cancellation), CultureInfo.InvariantCulture, out var count) ? count : 0;
}
