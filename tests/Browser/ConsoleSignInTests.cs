using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static ResidentAssistant.Tests.Browser.ConsoleSignIn;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Staff come in, are sent out, and choose their passwords.</summary>
[Collection(nameof(Chromium))]
public sealed class ConsoleSignInTests(Chromium chromium)
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_the_door_and_comes_back_to_the_page_that_was_wanted()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await chromium.VisitAsync(host, desk: true);
        await desk.Page.GotoAsync("/console/cases");
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/login\\?returnUrl=%2Fconsole%2Fcases"));
        await SetPasswordAsync(host, "community@example.cn");
        await SignInAsync(desk, "community@example.cn", Password);
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/cases$"));
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("诉求");
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_are_refused_with_the_same_words_and_the_owner_is_told_of_it()
    {
        await using var host = await TestHost.StartAsync();
        await using var guesser = await chromium.VisitAsync(host, desk: true);
        await SetPasswordAsync(host, "community@example.cn");
        await guesser.Page.GotoAsync("/console/login");
        await SignInAsync(guesser, "nobody@example.cn", Password);
        var words = await guesser.Page.Locator(".refusal").InnerTextAsync();
        Assert.StartsWith("没有登录成功", words, StringComparison.Ordinal);
        await SignInAsync(guesser, "community@example.cn", "wrong");
        await Expect(guesser.Page.Locator(".refusal")).ToHaveTextAsync(words);
        await guesser.Page.GotoAsync("/console/cases");
        await Expect(guesser.Page).ToHaveURLAsync(new Regex("/console/login"));

        await using var desk = await EnterAsync(host, "community@example.cn");
        var notice = desk.Page.GetByText("您的账号有 1 次登录失败");
        await Expect(notice).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();
        await Expect(notice).ToHaveCountAsync(0);
        desk.WasInOrder();
    }

    [Fact]
    public async Task Signing_out_closes_the_door_and_ends_the_page_that_is_open_in_another_browser()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await EnterAsync(host, "community@example.cn");
        await using var other = await chromium.VisitAsync(host, desk: true);
        await other.Page.GotoAsync("/console");
        await SignInAsync(other, "community@example.cn", Password);
        await Expect(other.Page.Locator("h1")).ToHaveTextAsync("诉求");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/login"));
        await desk.Page.GotoAsync("/console/cases");
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/login"));
        await Expect(other.Page).ToHaveURLAsync(new Regex("/console/login"));
    }

    [Fact]
    public async Task An_open_page_ends_when_its_account_is_disabled_and_the_right_password_no_longer_opens()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await EnterAsync(host, "community@example.cn");
        // By another node: nothing but the database tells.
        Assert.IsType<AccountChange.Done>(await host.City.Get<StaffAccounts>()
            .DisableAsync(null, "community@example.cn", TestContext.Current.CancellationToken));
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/login"));
        await SignInAsync(desk, "community@example.cn", Password);
        await Expect(desk.Page.Locator(".refusal")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task With_a_one_time_password_nothing_opens_before_it_is_replaced()
    {
        await using var host = await TestHost.StartAsync();
        var reset =
            Assert.IsType<AccountChange.Done>(await host.Get<StaffAccounts>().ResetAsync(null, "community@example.cn", TestContext.Current.CancellationToken));
        await using var desk = await chromium.VisitAsync(host, desk: true);
        await desk.Page.GotoAsync("/console/cases");
        await SignInAsync(desk, "community@example.cn", reset.Password!);
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("请换成自己的密码");
        await desk.Page.GotoAsync("/console/cases");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("请换成自己的密码");
        await ReplaceAsync(desk, reset.Password!, "123456789012");
        await Expect(desk.Page.Locator(".refusal")).ToContainTextAsync("太容易猜");
        await ReplaceAsync(desk, reset.Password!, Password);
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("诉求");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "修改密码" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("修改密码");
        await ReplaceAsync(desk, Password, "another horse, another battery");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("密码改好了");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "回到工作台" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("诉求");
        desk.WasInOrder();
    }

    private Task<Visit> EnterAsync(TestHost host, string email) => ConsoleSignIn.EnterAsync(chromium, host, email);

    private static async Task ReplaceAsync(Visit desk, string current, string next)
    {
        await desk.Page.Locator("#current").FillAsync(current);
        await desk.Page.Locator("#next").FillAsync(next);
        await desk.Page.Locator("#again").FillAsync(next);
        await desk.Page.EvaluateAsync("document.body.id = 'old'");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "换成新密码" }).ClickAsync();
        await Expect(desk.Page.Locator("body#old")).ToHaveCountAsync(0);
    }
}
