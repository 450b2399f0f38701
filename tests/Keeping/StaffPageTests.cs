using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.StaffConsole;
using Xunit;

namespace ResidentAssistant.Tests.Keeping;

/// <summary>Accounts as the console shows and makes them.</summary>
public sealed class StaffPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_matrix_names_everything_that_staff_do()
    {
        foreach (var action in AssistantModules.All.SelectMany(module => module.Actions).Append(SafetyActions.Duty).Concat(StaffActions.All))
            Assert.NotEqual(action.Name, ConsoleTexts.TitleOf(action));
    }

    [Fact]
    public async Task A_new_account_signs_in_once_with_its_password_and_the_list_knows_when()
    {
        await using var city = await TestCity.StartAsync();
        var (accounts, admin) = (city.Get<StaffAccounts>(), await city.StaffAsync("admin@example.cn"));
        var added = Assert.IsType<AccountChange.Done>(
            await accounts.AddAsync(admin, " 孙丽 ", "sun@example.cn", StaffRole.CommunityStaff, "昭明社区", Cancellation));
        var line = Assert.Single(await accounts.ListAsync(admin, Cancellation), one => one.Member.Email == "sun@example.cn");
        Assert.Equal(("孙丽", "昭明社区", null, true), (line.Member.Name, line.Unit, line.LastSignIn, line.Member.MustChangePassword));
        Assert.IsType<SignInOutcome.Done>(await city.Get<SignInStaff>().RunAsync("SUN@example.cn", added.Password!, new Caller("office", []), Cancellation));
        line = Assert.Single(await accounts.ListAsync(admin, Cancellation), one => one.Member.Email == "sun@example.cn");
        Assert.Equal(TestCity.Monday, line.LastSignIn);
    }

    [Theory]
    [InlineData("", "sun@example.cn", null, "姓名要写 1 到 64 个字。")]
    [InlineData("孙丽", "孙丽@example.cn", null, "邮箱格式不对，例如 wang@example.cn。")]
    [InlineData("孙丽", "Grid@Example.cn", null, "这个邮箱已经有账号了。")]
    [InlineData("孙丽", "sun@example.cn", "没有社区", "没有名为“没有社区”的单位。")]
    public async Task An_account_that_cannot_be_is_refused_in_one_sentence(string name, string email, string? unit, string why)
    {
        await using var city = await TestCity.StartAsync();
        var refused = await city.Get<StaffAccounts>().AddAsync(
            await city.StaffAsync("admin@example.cn"), name, email, StaffRole.CommunityStaff, unit, Cancellation);
        Assert.Equal(why, Assert.IsType<AccountChange.Refused>(refused).Why);
    }
}
