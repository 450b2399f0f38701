using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Commands;

/// <summary>staff add: an account for the console.</summary>
internal static class StaffCommand
{
    public static Command Create()
    {
        var name = new Option<string>("--name") { Required = true, Description = "Name shown to colleagues and residents" };
        var email = new Option<string>("--email") { Required = true, Description = "Signs in with it" };
        var role = new Option<StaffRole>("--role") { Required = true, Description = "What the account may do" };
        var unit = new Option<string?>("--unit") { Description = "Name of the unit it works for" };
        var add = new Command("add", "Create an account; the password is read from stdin when it is piped, else made and printed once") { name, email, role, unit };
        add.SetAction((parsed, cancellation) => AddAsync(
            parsed.GetValue(name)!, parsed.GetValue(email)!, parsed.GetValue(role), parsed.GetValue(unit), parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("staff", "Accounts of the console") { add };
    }

    private static async Task AddAsync(string name, string email, StaffRole role, string? unitName, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var unit = unitName is null ? null : await db.Units.FirstOrDefaultAsync(u => u.Name == unitName, cancellation)
            ?? throw new RefusedException($"没有名为“{unitName}”的单位。");
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
                await Console.Out.WriteLineAsync(string.IsNullOrEmpty(given) ? $"账号 {email} 已建好，密码只显示这一次：{password}" : $"账号 {email} 已建好。");
                break;
            case StaffAdded.Refused(var why):
                throw new RefusedException(why);
        }
    }
}
