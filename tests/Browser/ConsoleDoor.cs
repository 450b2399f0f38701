using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>How staff of the sample city come into the console.</summary>
internal static class ConsoleDoor
{
    public const string Password = "correct horse battery";

    public static async Task<Visit> EnterAsync(Chromium chromium, TestHost host, string email)
    {
        await SetPasswordAsync(host, email);
        var desk = await chromium.VisitAsync(host, desk: true);
        await desk.Page.GotoAsync("/console");
        await SignInAsync(desk, email, Password);
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
        return desk;
    }

    public static async Task SignInAsync(Visit desk, string email, string password)
    {
        await desk.Page.Locator("#email").FillAsync(email);
        await desk.Page.Locator("#password").FillAsync(password);
        // The answer looks like the page it replaces, so the old one is marked.
        await desk.Page.EvaluateAsync("document.body.id = 'old'");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(desk.Page.Locator("body#old")).ToHaveCountAsync(0);
    }

    public static async Task SetPasswordAsync(TestHost host, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = await users.FindByEmailAsync(email) ?? throw new InvalidOperationException($"There is no {email}.");
        await users.RemovePasswordAsync(member);
        Assert.True((await users.AddPasswordAsync(member, Password)).Succeeded);
    }
}
