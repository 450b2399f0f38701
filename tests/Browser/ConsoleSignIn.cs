using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MudBlazor;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>How staff of the sample city come into the console.</summary>
internal static class ConsoleSignIn
{
    public const string Password = "correct horse battery";

    /// <summary>Lets what a host's console tells in passing stay ten minutes, so that a browser on a busy machine still finds it.</summary>
    public static void KeepMessages(WebApplicationBuilder builder) =>
        builder.Services.PostConfigure<SnackbarConfiguration>(messages => messages.VisibleStateDuration = 600_000);

    public static async Task<Visit> EnterAsync(Chromium chromium, TestHost host, string email)
    {
        await SetPasswordAsync(host, email);
        var desk = await chromium.VisitAsync(host, desk: true);
        await desk.Page.GotoAsync("/console");
        await SignInAsync(desk, email, Password);
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
        return desk;
    }

    /// <summary>The same, at a screen of this size.</summary>
    public static async Task<Visit> EnterAsync(Chromium chromium, TestHost host, string email, int width, int height)
    {
        var desk = await EnterAsync(chromium, host, email);
        await desk.Page.SetViewportSizeAsync(width, height);
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

    public static Task SetPasswordAsync(TestHost host, string email) => SetPasswordAsync(host.Services, email);

    /// <summary>A password that its owner has chosen: it is not asked to be changed.</summary>
    public static Task SetPasswordAsync(IServiceProvider services, string email) => services.GetRequiredService<Transactions>().RunAsync(
        async db =>
        {
            var member = await db.Users.SingleAsync(u => u.Email == email);
            member.ReplacePassword(services.GetRequiredService<IPasswordHasher<StaffMember>>().HashPassword(member, Password), oneTime: false);
        },
        TestContext.Current.CancellationToken);
}
