using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.StaffConsole;

namespace ResidentAssistant.Web.Commands;

/// <summary>staff add, list, disable, enable, move, reset and token: accounts of the console.</summary>
internal static class StaffCommand
{
    public static Command Create() => new("staff", "Accounts of the console")
    {
        Add(),
        List(),
        Change("disable", "Let nobody in with an account any more; open pages end within seconds", (accounts, email, stop) =>
            accounts.DisableAsync(null, email, stop)),
        Change("enable", "Let a disabled account in again", (accounts, email, stop) => accounts.EnableAsync(null, email, stop)),
        Move(),
        Change("reset", "Give an account a new one-time password, printed once", (accounts, email, stop) => accounts.ResetAsync(null, email, stop)),
        Token(),
    };

    private static Command Add()
    {
        var name = new Option<string>("--name") { Required = true, Description = "Name shown to colleagues and residents" };
        var email = new Option<string>("--email") { Required = true, Description = "Signs in with it" };
        var role = new Option<StaffRole>("--role") { Required = true, Description = "What the account may do" };
        var unit = new Option<string?>("--unit") { Description = "Name of the unit it works for" };
        const string What = "Create an account; the password is read from stdin when it is piped, else a one-time password is made and printed once";
        var add = new Command("add", What) { name, email, role, unit };
        add.SetAction((parsed, cancellation) => AddAsync(
            parsed.GetValue(name)!, parsed.GetValue(email)!, parsed.GetValue(role), parsed.GetValue(unit), parsed.GetValue(CommandLine.Json), cancellation));
        return add;
    }

    private static Command List()
    {
        var list = new Command("list", "All accounts with role, unit and state");
        list.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return list;
    }

    private static Command Move()
    {
        var email = Email();
        var unit = new Option<string?>("--unit") { Description = "Name of the unit it works for from now on; \"\" for none" };
        var role = new Option<StaffRole?>("--role") { Description = "What it may do from now on" };
        var move = new Command("move", "Give an account another unit or role; its owner signs in again") { email, unit, role };
        move.Validators.Add(given =>
        {
            if (given.GetResult(unit) is null && given.GetResult(role) is null)
                given.AddError("请给出 --unit 或 --role，例如 --unit 檀溪社区。");
        });
        move.SetAction((parsed, cancellation) => ChangeAsync(
            (accounts, stop) => accounts.MoveAsync(null, parsed.GetValue(email)!, parsed.GetValue(unit), parsed.GetValue(role), stop),
            parsed.GetValue(CommandLine.Json),
            cancellation));
        return move;
    }

    private static Command Token()
    {
        var email = Email();
        var days = new Option<int>("--days") { Description = $"How long it holds, 1 to {StaffTokens.MostDays}", DefaultValueFactory = _ => 30 };
        days.MustBe(1, StaffTokens.MostDays, $"--days 要在 1 到 {StaffTokens.MostDays} 之间。");
        const string What = "Make a token, printed once, with which a program acts as this person; it ends with the account's next change or sign-out";
        var token = new Command("token", What) { email, days };
        token.SetAction((parsed, cancellation) => TokenAsync(
            parsed.GetValue(email)!, parsed.GetValue(days), parsed.GetValue(CommandLine.Json), cancellation));
        return token;
    }

    private static Command Change(string name, string description, Func<StaffAccounts, string, CancellationToken, Task<AccountChange>> change)
    {
        var email = Email();
        var command = new Command(name, description) { email };
        command.SetAction((parsed, cancellation) => ChangeAsync(
            (accounts, stopping) => change(accounts, parsed.GetValue(email)!, stopping), parsed.GetValue(CommandLine.Json), cancellation));
        return command;
    }

    private static Option<string> Email() => new("--email") { Required = true, Description = "The account" };

    private static async Task AddAsync(string name, string email, StaffRole role, string? unitName, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var unit = unitName is null ? null : await db.Units.FirstOrDefaultAsync(u => u.Name == unitName, cancellation)
            ?? throw new RefusedException($"没有名为“{unitName}”的单位。");
        if (unit is { DisabledAt: not null })
            throw new RefusedException($"“{unitName}”已经停用，请换一个单位。");
        var given = Console.IsInputRedirected ? (await Console.In.ReadLineAsync(cancellation))?.Trim() : null;
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember(Guid.NewGuid(), name, email, role, unit?.Id);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        switch (await AddStaff.RunAsync(users, db, member, string.IsNullOrEmpty(given) ? null : given, now))
        {
            case StaffAdded.Done(_, var password) when json:
                CommandLine.Print(new { id = member.Id, email, password = string.IsNullOrEmpty(given) ? password : null });
                break;
            case StaffAdded.Done(_, var password):
                await Console.Out.WriteLineAsync($"账号 {email} 已建好。{(string.IsNullOrEmpty(given) ? OneTime(password) : "")}");
                break;
            case StaffAdded.Refused(var why):
                throw new RefusedException(why);
        }
    }

    private static async Task TokenAsync(string email, int days, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        switch (await app.Services.GetRequiredService<StaffTokens>().GiveAsync(null, email, days, cancellation))
        {
            case StaffTokenGiven.Done(var text, var expires) when json:
                CommandLine.Print(new { token = text, expires = CityTime.Local(expires) });
                break;
            case StaffTokenGiven.Done(var text, var expires):
                await Console.Out.WriteLineAsync($"令牌只显示这一次，有效到 {CityTime.Local(expires):yyyy-MM-dd HH:mm}：{text}");
                break;
            case StaffTokenGiven.Refused(var why):
                throw new RefusedException(why);
        }
    }

    private static async Task ListAsync(bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var lines = await app.Services.GetRequiredService<StaffAccounts>().ListAsync(null, cancellation);
        if (json)
        {
            CommandLine.Print(new { staff = lines.Select(View) });
            return;
        }

        foreach (var line in lines)
            await Console.Out.WriteLineAsync(Tell(line));
    }

    private static async Task ChangeAsync(Func<StaffAccounts, CancellationToken, Task<AccountChange>> change, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var accounts = app.Services.GetRequiredService<StaffAccounts>();
        switch (await change(accounts, cancellation))
        {
            case AccountChange.Done(var member, var password):
                var line = (await accounts.ListAsync(null, cancellation)).Single(one => one.Member.Id == member.Id);
                if (json)
                    CommandLine.Print(password is null ? View(line) : new { id = member.Id, email = member.Email, password });
                else
                    await Console.Out.WriteLineAsync($"{Tell(line)}{(password is null ? "" : $"\n{OneTime(password)}")}");
                break;
            case AccountChange.Refused(var why):
                throw new RefusedException(why);
        }
    }

    private static object View(AccountLine line) => new
    {
        id = line.Member.Id,
        name = line.Member.Name,
        email = line.Member.Email,
        role = line.Member.Role.ToString(),
        unit = line.Unit,
        disabled = line.Member.DisabledAt is not null,
        mustChangePassword = line.Member.MustChangePassword,
        failedSignIns = line.Member.AccessFailedCount,
    };

    private static string Tell(AccountLine line) =>
        $"{StateOf(line.Member)}  {line.Member.Email}  {line.Member.Name}  "
            + $"{ConsoleTexts.RoleName(line.Member.Role)}{(line.Unit is null ? "" : $"  {line.Unit}")}";

    private static string OneTime(string password) => $"一次性密码只显示这一次，登录后要换成自己的：{password}";

    private static string StateOf(StaffMember member) => member.DisabledAt is not null ? "已停用" : member.MustChangePassword ? "待换密码" : "在用";
}
