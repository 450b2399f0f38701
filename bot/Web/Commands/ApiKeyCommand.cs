using System.CommandLine;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Commands;

/// <summary>api-key add, list and revoke: keys of other systems.</summary>
internal static class ApiKeyCommand
{
    private static readonly char[] Between = [',', '，', ' '];

    public static Command Create() => new("api-key", "Keys of other systems, for /api/v1")
    {
        Add(),
        List(),
        Revoke(),
    };

    private static Command Add()
    {
        var system = new Option<string>("--system") { Required = true, Description = $"Name of the system, at most {ApiKey.LongestSystem} letters" };
        system.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && ApiKeys.RefuseSystem(token.Value) is { } why)
                given.AddError(why);
        });
        var scopes = new Option<string[]>("--scope")
        {
            Required = true,
            Description = $"What it may do, with commas between: {string.Join(", ", ApiScope.All)}",
        };
        scopes.Validators.Add(given =>
        {
            var named = given.Tokens.SelectMany(token => Split(token.Value)).ToList();
            if (named.Count == 0 || named.Except(ApiScope.All).Any())
                given.AddError(ApiKeys.Unknown(named.Except(ApiScope.All)));
        });
        var unit = new Option<string?>("--unit") { Description = "Name or id of the unit it reaches, with those below it; left out, the whole city" };
        var add = new Command("add", "Make a key, printed once") { system, scopes, unit };
        add.SetAction((parsed, cancellation) => AddAsync(
            parsed.GetValue(system)!, [.. parsed.GetValue(scopes)!.SelectMany(Split)], parsed.GetValue(unit), parsed.GetValue(CommandLine.Json), cancellation));
        return add;
    }

    private static Command List()
    {
        var list = new Command("list", "All keys with system, scopes, unit and state; never the keys themselves");
        list.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return list;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("ID") { Description = "Of the key, as add and list print it" };
        var revoke = new Command("revoke", "Let a key open nothing any more, from its next call on") { id };
        revoke.SetAction((parsed, cancellation) => RevokeAsync(parsed.GetValue(id), parsed.GetValue(CommandLine.Json), cancellation));
        return revoke;
    }

    private static async Task AddAsync(string system, IReadOnlyList<string> scopes, string? unit, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        switch (await app.Services.GetRequiredService<ApiKeys>().AddAsync(null, system, scopes, unit, cancellation))
        {
            case ApiKeyAdded.Done(var key, var text) when json:
                CommandLine.Print(new { id = key.Id.ToString("N"), key = text });
                break;
            case ApiKeyAdded.Done(var key, var text):
                await Console.Out.WriteLineAsync($"密钥只显示这一次，请马上存好（编号 {key.Id:N}）：{text}");
                break;
            case ApiKeyAdded.Refused(var why):
                throw new RefusedException(why);
        }
    }

    private static async Task ListAsync(bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var lines = await app.Services.GetRequiredService<ApiKeys>().ListAsync(null, cancellation);
        if (json)
        {
            CommandLine.Print(new { keys = lines.Select(View) });
            return;
        }

        foreach (var (key, unit) in lines)
        {
            var state = key.RevokedAt is null ? "在用" : "已停用";
            await Console.Out.WriteLineAsync(
                $"{key.Id:N}  {state}  {key.System}  {string.Join(',', key.Scopes)}{(unit is null ? "" : $"  {unit}")}  {CityTime.Local(key.CreatedAt):yyyy-MM-dd}");
        }
    }

    private static async Task RevokeAsync(Guid id, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        if (await app.Services.GetRequiredService<ApiKeys>().RevokeAsync(null, id, cancellation) is { } why)
            throw new RefusedException(why);
        if (json)
            CommandLine.Print(new { id = id.ToString("N"), revoked = true });
        else
            await Console.Out.WriteLineAsync($"密钥 {id:N} 已停用。");
    }

    private static object View(ApiKeyLine line) => new
    {
        id = line.Key.Id.ToString("N"),
        system = line.Key.System,
        scopes = line.Key.Scopes,
        unit = line.Unit,
        created = CityTime.Local(line.Key.CreatedAt),
        revoked = line.Key.RevokedAt is { } at ? CityTime.Local(at) : (DateTimeOffset?)null,
    };

    private static string[] Split(string scopes) => scopes.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
