using System.Net;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.StaffConsole;
using Xunit;

namespace ResidentAssistant.Tests.SignIn;

/// <summary>The forms for signing in to the console.</summary>
public sealed class LoginPageTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Email = "community@example.cn";
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/console/cases?state=open", "/console/cases?state=open")]
    [InlineData("/console/cases/XY-1", "/console/cases/XY-1")]
    [InlineData("/console/知识", "/console/%E7%9F%A5%E8%AF%86")]
    [InlineData(null, "/console")]
    [InlineData("", "/console")]
    [InlineData("https://evil.example/console", "/console")]
    [InlineData("//evil.example/console", "/console")]
    [InlineData("/console/..//evil.example", "/console")]
    [InlineData("/console/..\\\\evil.example", "/console")]
    [InlineData("/console@evil.example", "/console")]
    [InlineData("/console/login?returnUrl=/console/login", "/console")]
    [InlineData("/console/logout", "/console")]
    [InlineData("/console/password?stale=1", "/console")]
    [InlineData("/consolex", "/console")]
    [InlineData("/console/a\r\nSet-Cookie: x=1", "/console/a%0D%0ASet-Cookie:%20x=1")]
    public void Signing_in_leads_to_a_page_of_the_console_and_nowhere_else(string? wanted, string leads) => Assert.Equal(leads, StaffSignIn.Landing(wanted));

    [Fact]
    public async Task The_page_that_was_wanted_opens_after_signing_in_whatever_its_address_holds()
    {
        await ConsoleSignIn.SetPasswordAsync(host, Email);
        using var browser = new ConsoleBrowser(host);
        foreach (
            var (wanted, leads) in new[] { ("/console/cases/知识", "/console/cases/%E7%9F%A5%E8%AF%86"), ("/console/a\r\nb", "/console/a%0D%0Ab"),
                ("/console/\ud800", "/console") })
        {
            var answer = await browser.SignInAsync(Email, ConsoleSignIn.Password, $"/console/login?returnUrl={WebUtility.UrlEncode(wanted)}");
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.StartsWith(leads, new Uri(host.Address, answer.Headers.Location!).AbsolutePath, StringComparison.Ordinal);
            await browser.SignOutAsync("/console/cases");
        }
    }

    [Fact]
    public async Task A_form_that_was_opened_before_signing_in_in_another_tab_leads_on_and_one_without_a_token_asks_again()
    {
        await ConsoleSignIn.SetPasswordAsync(host, Email);
        using var browser = new ConsoleBrowser(host);
        var early = await browser.TokenAsync();
        Assert.True(ConsoleBrowser.IsSignedIn(await browser.SignInAsync(Email, ConsoleSignIn.Password)));
        var late =
            await browser.PostAsync(ConsoleBrowser.LoginPath, ConsoleBrowser.LoginForm(early, Email, ConsoleSignIn.Password)
                .Select(field => (field.Key, field.Value)));
        Assert.True(ConsoleBrowser.IsSentToSignIn(late));
        Assert.True(ConsoleBrowser.IsSignedIn(await browser.GetAsync(late.Headers.Location!.ToString())));

        using var forger = new ConsoleBrowser(host);
        var forged =
            await forger.PostAsync(ConsoleBrowser.LoginPath, ConsoleBrowser.LoginForm("", Email, ConsoleSignIn.Password)
                .Select(field => (field.Key, field.Value)));
        Assert.True(ConsoleBrowser.IsSentToSignIn(forged));
        Assert.Contains("再填一次", await (await forger.GetAsync(forged.Headers.Location!.ToString())).Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
        Assert.Null(forger.CookieOf("ra_staff"));
        // Nor is anybody signed out by another site.
        Assert.Equal("/console", (await browser.PostAsync("/console/logout")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/console/cases")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_twice_leads_to_the_door_both_times()
    {
        await ConsoleSignIn.SetPasswordAsync(host, Email);
        using var browser = new ConsoleBrowser(host);
        await browser.SignInAsync(Email, ConsoleSignIn.Password);
        Assert.True(ConsoleBrowser.IsSentToSignIn(await browser.SignOutAsync("/console/cases")));
        Assert.True(ConsoleBrowser.IsSentToSignIn(await browser.SignOutAsync(ConsoleBrowser.LoginPath)));
    }

    [Fact]
    public async Task Addresses_of_one_household_are_counted_together()
    {
        await host.City.Transactions.RunAsync(db => db.SignInCounts.ExecuteDeleteAsync(Cancellation), Cancellation);
        using var browser = new ConsoleBrowser(host);
        var token = await browser.TokenAsync();
        foreach (var address in new[] { "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, new Uri(ConsoleBrowser.LoginPath, UriKind.Relative))
            {
                Content = new FormUrlEncodedContent(ConsoleBrowser.LoginForm(token, "nobody@example.cn", "wrong")),
            };
            request.Headers.Add("X-Forwarded-For", address);
            Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(request)).StatusCode);
        }

        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        Assert.Equal([1, 1, 2, 2, 3], await db.SignInCounts.OrderBy(c => c.Failures).Select(c => c.Failures).ToListAsync(Cancellation));
        Assert.DoesNotContain(await db.SignInCounts.Select(c => c.Key).ToListAsync(Cancellation), key =>
            key.Contains("nobody", StringComparison.Ordinal) || key.Contains("2001", StringComparison.Ordinal));
    }
}
