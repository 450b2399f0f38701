using System.Net;
using Microsoft.AspNetCore.DataProtection;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.SignIn;

/// <summary>A cookie of the console that no longer holds leads to the sign-in page, and is felt nowhere else.</summary>
public sealed class CookieTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Email = "community@example.cn";
    private const string Cookie = "ra_staff";

    private static readonly string[] Elsewhere =
    [
        "/", "/chat", "/chat/widget.js", "/healthz/live", "/healthz/ready", "/my", "/law/民法典/第九百四十四条", "/api/v1/knowledge/search?q=物业费",
        "/v3/directline/conversations/x/activities", "/wechat/main", "/_content/MudBlazor/MudBlazor.min.css", "/nothing",
    ];

    private readonly TestHost host = shared.Host;

    public static TheoryData<string> Broken =>
    [
        "x", "chunks-3", "chunks-2147483647", "CfDJ8", new string('A', 3000), "%00%ff",
        // Written with other keys, as after they were lost.
        new EphemeralDataProtectionProvider().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", "Staff", "v2")
            .Protect("ticket"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_signing_out_in_one_browser_the_other_is_sent_to_sign_in_and_everything_else_answers()
    {
        using var one = await EnterAsync();
        using var other = new ConsoleBrowser(host);
        Assert.True(ConsoleBrowser.IsSignedIn(await other.SignInAsync(Email, ConsoleSignIn.Password)));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/console/cases")).StatusCode);
        var left = await one.SignOutAsync("/console/cases");
        Assert.True(ConsoleBrowser.IsSentToSignIn(left));
        Assert.Null(one.CookieOf(Cookie));
        await NoLongerHoldsAsync(other);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_cookie_is_dropped_and_breaks_nothing(string cookie)
    {
        using var browser = new ConsoleBrowser(host);
        var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("/console/cases", UriKind.Relative));
        asked.Headers.TryAddWithoutValidation("Cookie", $"{Cookie}={cookie}");
        var answer = await browser.SendAsync(asked);
        Assert.True(ConsoleBrowser.IsSentToSignIn(answer));
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), line => line.StartsWith($"{Cookie}=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        foreach (var path in Elsewhere.Append("/console/login"))
            await AnswersAsWithoutAsync(browser, path, $"{Cookie}={cookie}");
    }

    [Fact]
    public async Task A_cookie_with_one_letter_changed_is_dropped()
    {
        using var browser = await EnterAsync();
        var cookie = browser.CookieOf(Cookie)!;
        browser.SetCookie(Cookie,
            string.Concat(cookie.AsSpan(0, cookie.Length / 2), cookie[cookie.Length / 2] == 'A' ? "B" : "A", cookie.AsSpan((cookie.Length / 2) + 1)));
        await NoLongerHoldsAsync(browser);
    }

    [Fact]
    public async Task A_sign_in_ends_when_its_account_is_disabled_moved_or_reset()
    {
        var accounts = host.Get<StaffAccounts>();
        foreach (var change in new Func<Task<AccountChange>>[]
        {
            () => accounts.MoveAsync(null, Email, "昭明社区", StaffRole.GridWorker, Cancellation),
            () => accounts.ResetAsync(null, Email, Cancellation),
            () => accounts.DisableAsync(null, Email, Cancellation),
        })
        {
            using var browser = await EnterAsync();
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/console/cases")).StatusCode);
            Assert.IsType<AccountChange.Done>(await change());
            await NoLongerHoldsAsync(browser);
        }

        await accounts.EnableAsync(null, Email, Cancellation);
        await accounts.MoveAsync(null, Email, "檀溪社区", StaffRole.CommunityStaff, Cancellation);
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/console/knowledge/export.zip")]
    [InlineData("/console/photos/3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("/CONSOLE/cases")]
    public async Task Nothing_of_the_console_opens_without_a_sign_in(string path)
    {
        using var browser = new ConsoleBrowser(host);
        Assert.True(
            ConsoleBrowser.IsSentToSignIn(path.StartsWith("/_blazor", StringComparison.Ordinal) ? await browser.PostAsync(path)
                : await browser.GetAsync(path)));
    }

    [Theory]
    [InlineData("https", "__Host-ra_staff=", true)]
    [InlineData("http", "ra_staff=", false)]
    public async Task Cookies_belong_to_this_host_alone_where_it_speaks_HTTPS(string scheme, string name, bool secure)
    {
        await ConsoleSignIn.SetPasswordAsync(host, Email);
        using var browser = new ConsoleBrowser(host);
        var page = await AskAsync(HttpMethod.Get, null, "none=0");
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.Equal(secure, form.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        var answer = await AskAsync(HttpMethod.Post, ConsoleBrowser.TokenIn(await page.Content.ReadAsStringAsync(Cancellation)), form.Split(';')[0]);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, line => line.StartsWith(name, StringComparison.Ordinal));
        Assert.Contains(cookies, line => line.StartsWith(name.Replace("staff", "device", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(cookies, line =>
        {
            Assert.Equal(secure, line.Contains("; secure", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("; path=/;", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", line, StringComparison.OrdinalIgnoreCase);
        });

        Task<HttpResponseMessage> AskAsync(HttpMethod method, string? token, string cookie)
        {
            var request = new HttpRequestMessage(method, new Uri(ConsoleBrowser.LoginPath, UriKind.Relative));
            request.Headers.Add("X-Forwarded-Proto", scheme);
            request.Headers.Add("Cookie", cookie);
            if (token is not null)
                request.Content = new FormUrlEncodedContent(ConsoleBrowser.LoginForm(token, Email, ConsoleSignIn.Password));
            return browser.SendAsync(request);
        }
    }

    private async Task<ConsoleBrowser> EnterAsync()
    {
        await ConsoleSignIn.SetPasswordAsync(host, Email);
        var browser = new ConsoleBrowser(host);
        Assert.True(ConsoleBrowser.IsSignedIn(await browser.SignInAsync(Email, ConsoleSignIn.Password)));
        return browser;
    }

    private async Task NoLongerHoldsAsync(ConsoleBrowser browser)
    {
        foreach (var path in Elsewhere)
            await AnswersAsWithoutAsync(browser, path, null);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/webchat/token")).StatusCode);
        Assert.NotNull(browser.CookieOf(Cookie));
        Assert.True(ConsoleBrowser.IsSentToSignIn(await browser.GetAsync("/console/cases")));
        Assert.Null(browser.CookieOf(Cookie));
    }

    private async Task AnswersAsWithoutAsync(ConsoleBrowser browser, string path, string? cookie)
    {
        using var clean = new ConsoleBrowser(host);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (cookie is not null)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        Assert.Equal((path, (await clean.GetAsync(path)).StatusCode), (path, (await browser.SendAsync(request)).StatusCode));
    }
}
