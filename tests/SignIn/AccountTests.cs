using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.SignIn;

/// <summary>Accounts are disabled, moved and reset, by command and with a trace of it.</summary>
public sealed class AccountTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_administrators_who_are_disabled_at_once_on_two_nodes_one_stays(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var accounts = city.Get<StaffAccounts>();
        var other = city.AddNode().GetRequiredService<StaffAccounts>();
        Assert.IsType<AccountChange.Refused>(await accounts.DisableAsync(null, "admin@example.cn", Cancellation));
        Assert.IsType<AccountChange.Refused>(await accounts.MoveAsync(null, "admin@example.cn", null, StaffRole.Lawyer, Cancellation));
        Assert.IsType<AccountChange.Done>(await accounts.MoveAsync(null, "curator@example.cn", null, StaffRole.Administrator, Cancellation));
        for (var round = 0; round < 15; round++)
        {
            var outcomes = await Task.WhenAll(
                Task.Run(() => accounts.DisableAsync(null, "admin@example.cn", Cancellation)),
                    Task.Run(() => other.DisableAsync(null, "curator@example.cn", Cancellation)));
            Assert.Single(outcomes.OfType<AccountChange.Refused>());
            Assert.Single(await accounts.ListAsync(null, Cancellation), line => line.Member is { Role: StaffRole.Administrator, DisabledAt: null });
            await accounts.EnableAsync(null, "admin@example.cn", Cancellation);
            await accounts.EnableAsync(null, "curator@example.cn", Cancellation);
        }
    }

    [Fact]
    public async Task Only_administrators_manage_accounts_and_what_they_do_is_in_the_log_under_their_names()
    {
        await using var city = await TestCity.StartAsync();
        var accounts = city.Get<StaffAccounts>();
        foreach (
            var email in new[] { "street@example.cn", "lawyer@example.cn", "community@example.cn", "grid@example.cn", "dept@example.cn", "curator@example.cn" })
        {
            var by = await city.StaffAsync(email);
            Assert.Empty(await accounts.ListAsync(by, Cancellation));
            Assert.IsType<AccountChange.Refused>(await accounts.DisableAsync(by, "grid@example.cn", Cancellation));
            Assert.IsType<AccountChange.Refused>(await accounts.EnableAsync(by, "grid@example.cn", Cancellation));
            Assert.IsType<AccountChange.Refused>(await accounts.MoveAsync(by, email, null, StaffRole.Administrator, Cancellation));
            Assert.IsType<AccountChange.Refused>(await accounts.ResetAsync(by, "admin@example.cn", Cancellation));
        }

        var administrator = await city.StaffAsync("admin@example.cn");
        Assert.IsType<AccountChange.Done>(await accounts.DisableAsync(administrator, " GRID@example.cn", Cancellation));
        var entry = Assert.Single(await new AuditTrail(city.Transactions).NewestAsync(administrator, 100, Cancellation), line => line.Entry.StaffId == administrator.Id);
        Assert.Equal(("staff.disable", "刘强"), (entry.Entry.Action, entry.AccountName));
    }

    [Fact]
    public async Task A_resident_whose_lawyer_is_disabled_goes_back_to_the_queue_and_hears_of_it()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("转人工");
        var (lawyer, other) = (await city.StaffAsync("lawyer@example.cn"), await city.StaffAsync("lawyer2@example.cn"));
        var reception = city.Get<Reception>();
        var session = (await reception.ListAsync(lawyer, Cancellation)).Single().SessionId;
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, session, Cancellation));
        Assert.IsType<AccountChange.Done>(await city.Get<StaffAccounts>().MoveAsync(null, "lawyer@example.cn", "檀溪社区", null, Cancellation));
        Assert.True((await reception.ListAsync(lawyer, Cancellation)).Single().Mine);
        Assert.IsType<AccountChange.Done>(await city.Get<StaffAccounts>().DisableAsync(null, "lawyer@example.cn", Cancellation));
        await resident.Listens();
        resident.Hears("张律师现在不能接待了");
        Assert.Equal(ReceptionOutcome.NotYours, await reception.SayAsync(lawyer, session, "还在吗", Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(other, session, Cancellation));
        await resident.Listens();
        resident.Hears("李律师来了");
    }

    [Fact]
    public async Task An_operator_lists_adds_resets_and_disables_accounts_and_is_refused_with_one_sentence()
    {
        await using var city = await TestCity.StartAsync();
        var listed = await StaffAsync("list", "--json");
        var community = Assert.Single(listed.GetProperty("staff").EnumerateArray(), line => line.GetProperty("email").GetString() == "community@example.cn");
        Assert.Equal(("CommunityStaff", "檀溪社区", false),
            (community.GetProperty("role").GetString(), community.GetProperty("unit").GetString(), community.GetProperty("disabled").GetBoolean()));
        var reset = await StaffAsync("reset", "--email", "community@example.cn", "--json");
        var outcome = await city.Get<SignInStaff>()
            .RunAsync("community@example.cn", reset.GetProperty("password").GetString()!, new Caller("office", []), Cancellation);
        Assert.True(Assert.IsType<SignInOutcome.Done>(outcome).Member.MustChangePassword);
        var moved = await StaffAsync("move", "--email", "community@example.cn", "--unit", "昭明社区", "--role", "GridWorker", "--json");
        Assert.Equal(("GridWorker", "昭明社区"), (moved.GetProperty("role").GetString(), moved.GetProperty("unit").GetString()));
        var refused = await Operator.RunAsync(city.Settings, "staff", "disable", "--email", "admin@example.cn");
        Assert.Equal((1, "这是最后一个在用的管理员账号，不能停用。请先加一个管理员账号。\n"), (refused.Exit, refused.Error));
        Assert.Equal(2, (await Operator.RunAsync(city.Settings, "staff", "move", "--email", "admin@example.cn")).Exit);

        async Task<JsonElement> StaffAsync(params string[] words)
        {
            var done = await Operator.RunAsync(city.Settings, ["staff", .. words]);
            Assert.True(done.Exit == 0, done.Error);
            return JsonSerializer.Deserialize<JsonElement>(done.Output);
        }
    }

    [Fact]
    public async Task The_sample_city_gives_one_time_passwords()
    {
        await using var city = await TestCity.StartAsync();
        await city.Transactions.RunAsync(
            async db =>
            {
                await db.WeeklyPatterns.ExecuteDeleteAsync(Cancellation);
                await db.Users.ExecuteDeleteAsync(Cancellation);
            },
            Cancellation);
        var account = (await city.Get<Assistant.SampleCity>().SeedAsync(Cancellation))[0];
        var entered = await city.Get<SignInStaff>().RunAsync(account.Email, account.Password, new Caller("office", []), Cancellation);
        Assert.True(Assert.IsType<SignInOutcome.Done>(entered).Member.MustChangePassword);
    }

    [Fact]
    public async Task A_changed_password_ends_every_other_sign_in_and_a_wrong_one_is_limited_here_too()
    {
        await using var host = await TestHost.StartAsync();
        const string Email = "community@example.cn";
        await ConsoleSignIn.SetPasswordAsync(host, Email);
        using var one = new ConsoleBrowser(host);
        using var other = new ConsoleBrowser(host);
        await one.SignInAsync(Email, ConsoleSignIn.Password);
        await other.SignInAsync(Email, ConsoleSignIn.Password);
        await RefusedAsync(ConsoleSignIn.Password, "q7Xm2vKd9RtB", "q7Xm2vKd9RtC", "不一样");
        await RefusedAsync(ConsoleSignIn.Password, ConsoleSignIn.Password, ConsoleSignIn.Password, "换一个");
        await RefusedAsync(ConsoleSignIn.Password, "111111111111", "111111111111", "太容易猜");
        await RefusedAsync("wrong", "q7Xm2vKd9RtB", "q7Xm2vKd9RtB", "没有对上");
        Assert.EndsWith("/console/password?done=1", (await one.ChangePasswordAsync(ConsoleSignIn.Password, "q7Xm2vKd9RtB")).Headers.Location!.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/console/cases")).StatusCode);
        Assert.True(ConsoleBrowser.IsSentToSignIn(await other.GetAsync("/console/cases")));
        Assert.False(ConsoleBrowser.IsSignedIn(await other.SignInAsync(Email, ConsoleSignIn.Password)));
        Assert.True(ConsoleBrowser.IsSignedIn(await other.SignInAsync(Email, "q7Xm2vKd9RtB")));

        async Task RefusedAsync(string current, string next, string again, string why)
        {
            var answer = await one.ChangePasswordAsync(current, next, again);
            Assert.Contains(why, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        }
    }
}
