using System.Net;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>Who gets in at /api/v1: keys of systems by their scopes, tokens of staff by their role, and nothing else.</summary>
public sealed class ProgramAccessTests(ProgramHost shared) : IClassFixture<ProgramHost>
{
    private const string Units = "/units";
    private const string Figures = "/probe/figures";
    private const string StaffOnly = "/probe/deliveries";

    private static readonly string[] Emails =
    [
        "grid@example.cn", "community@example.cn", "street@example.cn", "dept@example.cn", "lawyer@example.cn", "curator@example.cn", "admin@example.cn",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_key_a_program_is_asked_for_one()
    {
        foreach (var path in new[] { Units, Figures, StaffOnly, "/undeclared" })
        {
            var answer = await shared.CallAsync(null, path);
            Assert.Equal((401, "请在请求头里带上密钥或令牌：Authorization: Bearer 密钥。"), (answer.Status, answer.Detail));
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }

        (await shared.CallAsync(null, "/probe/open")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_opens_what_its_scope_says_and_a_wrong_one_is_named()
    {
        var key = await shared.KeyAsync(ApiScope.FiguresRead);
        var answer = await shared.CallAsync(key, Figures);
        Assert.Equal((200, "城市大脑"), (answer.Status, answer.Json.GetProperty("system").GetString()));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var refused = await shared.CallAsync(key, Units);
        Assert.Equal((403, "这个密钥没有权限，要有 cases:read。"), (refused.Status, refused.Detail));
        Assert.Equal("Bearer error=\"insufficient_scope\", scope=\"cases:read\"", refused.Headers.WwwAuthenticate.ToString());
        var forStaff = await shared.CallAsync(key, StaffOnly);
        Assert.Equal((403, "这个接口要用工作人员的令牌，系统的密钥不能用。"), (forStaff.Status, forStaff.Detail));
        var undeclared = await shared.CallAsync(key, "/undeclared");
        Assert.Equal((403, "这个接口没有开放。"), (undeclared.Status, undeclared.Detail));
    }

    [Fact]
    public async Task A_key_carries_the_unit_it_reaches()
    {
        var (row, text) = await shared.NewKeyAsync("檀溪社区", ApiScope.FiguresRead);
        Assert.Equal(row.UnitId, (await shared.CallAsync(text, Figures)).Json.GetProperty("unit").GetGuid());
    }

    [Fact]
    public async Task What_is_not_a_key_in_use_is_refused_alike()
    {
        var (row, text) = await shared.NewKeyAsync(null, ApiScope.CasesRead);
        (await shared.CallAsync(text, Units)).Is(HttpStatusCode.OK);
        Assert.Null(await shared.Host.Get<ApiKeys>().RevokeAsync(null, row.Id, Cancellation));
        var other = await shared.KeyAsync(ApiScope.CasesRead);
        string[] wrong =
        [
            text, "x", "ra-key_", other[..^1], other + "A", other[..^4] + (other.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBA" : "AAAA"),
            other.Replace("ra-key", "ra-staff", StringComparison.Ordinal), $"ra-key_{Guid.NewGuid():N}_{new string('A', 43)}",
            (await shared.TokenAsync("admin@example.cn")).Replace("ra-staff", "ra-key", StringComparison.Ordinal), new string('x', 5000),
        ];
        foreach (var shown in wrong)
        {
            var answer = await shared.CallAsync(shown, Units);
            Assert.Equal((401, "密钥或令牌不对，或者已经停用、过期。"), (answer.Status, answer.Detail));
            Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        }

        (await shared.CallAsync(other, Units)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_acts_as_its_member_of_staff_with_that_role()
    {
        foreach (var email in Emails)
        {
            var token = await shared.TokenAsync(email);
            var person = await shared.Host.City.StaffAsync(email);
            Assert.Equal(person.Name, (await shared.CallAsync(token, Figures)).Json.GetProperty("name").GetString());
            (await shared.CallAsync(token, Units)).Is(HttpStatusCode.OK);
            var answer = await shared.CallAsync(token, StaffOnly);
            Assert.Equal(person.Role == StaffRole.Administrator ? (200, null) : (403, "您的角色不能这样做。"), (answer.Status, answer.Detail));
        }
    }

    [Fact]
    public async Task What_a_program_does_is_written_down_with_its_name_and_that_it_was_a_program()
    {
        var (row, key) = await shared.NewKeyAsync(null, ApiScope.CasesWrite);
        var token = await shared.TokenAsync("community@example.cn");
        (await shared.CallAsync(key, "/probe/notes", """{"text":"of a system"}""")).Is(HttpStatusCode.Created);
        (await shared.CallAsync(token, "/probe/notes", """{"text":"of a person"}""")).Is(HttpStatusCode.Created);
        var admin = await shared.Host.City.StaffAsync("admin@example.cn");
        var entries = (await new AuditTrail(shared.Host.City.Transactions).NewestAsync(admin, 100, Cancellation)).Select(line => line.Entry).ToList();
        var bySystem = Assert.Single(entries, entry => entry.Subject == "of a system");
        Assert.Equal((null, "城市大脑", row.Id), (bySystem.StaffId, bySystem.StaffName, bySystem.ProgramId));
        var person = await shared.Host.City.StaffAsync("community@example.cn");
        var byPerson = Assert.Single(entries, entry => entry.Subject == "of a person");
        Assert.Equal((person.Id, person.Name), (byPerson.StaffId, byPerson.StaffName));
        Assert.Contains(byPerson.ProgramId!.Value.ToString("N"), token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_ends_when_its_account_is_moved_reset_or_disabled()
    {
        await using var own = await ProgramHost.StartAsync();
        var accounts = own.Host.Get<StaffAccounts>();
        var changes = new Func<string, Task<AccountChange>>[]
        {
            email => accounts.MoveAsync(null, email, "昭明社区", null, Cancellation),
            email => accounts.ResetAsync(null, email, Cancellation),
            email => accounts.DisableAsync(null, email, Cancellation),
        };
        foreach (var change in changes)
        {
            var token = await own.TokenAsync("community@example.cn");
            (await own.CallAsync(token, Units)).Is(HttpStatusCode.OK);
            Assert.IsType<AccountChange.Done>(await change("community@example.cn"));
            (await own.CallAsync(token, Units)).Is(HttpStatusCode.Unauthorized);
        }

        Assert.Equal(
            "账号 community@example.cn 已停用，不能发令牌。",
            Assert.IsType<StaffTokenGiven.Refused>(await own.Host.Get<StaffTokens>().GiveAsync(null, "community@example.cn", 30, Cancellation)).Why);
    }

    [Fact]
    public async Task A_token_ends_with_its_days()
    {
        await using var city = await TestCity.StartAsync();
        var given = Assert.IsType<StaffTokenGiven.Done>(await city.Get<StaffTokens>().GiveAsync(null, "grid@example.cn", 2, Cancellation));
        Assert.Equal(TestCity.Monday.AddDays(2), given.ExpiresAt);
        city.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        Assert.IsType<ProgramCaller.Staff>(await city.Get<RecogniseProgram>().RunAsync(given.Text, Cancellation));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await city.Get<RecogniseProgram>().RunAsync(given.Text, Cancellation));
    }

    [Fact]
    public async Task The_cookie_of_the_console_opens_nothing_here_and_a_token_opens_nothing_there()
    {
        await using var own = await ProgramHost.StartAsync();
        await ConsoleSignIn.SetPasswordAsync(own.Host, "admin@example.cn");
        using var browser = new ConsoleBrowser(own.Host);
        Assert.True(ConsoleBrowser.IsSignedIn(await browser.SignInAsync("admin@example.cn", ConsoleSignIn.Password)));
        foreach (var path in new[] { Units, Figures, StaffOnly, "/undeclared" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync($"/api/v1{path}")).StatusCode);

        using var stranger = new ConsoleBrowser(own.Host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/audit");
        request.Headers.Add("Authorization", $"Bearer {await own.TokenAsync("admin@example.cn")}");
        Assert.True(ConsoleBrowser.IsSentToSignIn(await stranger.SendAsync(request)));
    }

    [Fact]
    public async Task A_caller_is_limited_by_itself_and_an_address_that_tries_keys_is_told_to_wait()
    {
        await using var own = await ProgramHost.StartAsync(
            settings: new Dictionary<string, string?> { ["Api:CallsPerMinute"] = "3", ["Api:FailuresPerMinute"] = "2" });
        var (busy, other) = (await own.KeyAsync(ApiScope.CasesRead), await own.KeyAsync(ApiScope.CasesRead));
        var asked = new List<int>();
        for (var call = 0; call < 4; call++)
            asked.Add((await own.CallAsync(busy, Units)).Status);
        Assert.Equal([200, 200, 200, 429], asked);
        var refused = await own.CallAsync(busy, Units);
        Assert.Equal(("60", "调用得太快了，请过 60 秒再试。"), (refused.Headers.RetryAfter?.ToString(), refused.Detail));
        (await own.CallAsync(other, Units)).Is(HttpStatusCode.OK);

        var tried = new List<int>();
        for (var call = 0; call < 3; call++)
            tried.Add((await own.CallAsync("wrong", Units)).Status);
        Assert.Equal([401, 401, 429], tried);
        (await own.CallAsync(other, Units)).Is(HttpStatusCode.OK);
        own.Host.City.Clock.Advance(TimeSpan.FromMinutes(1));
        (await own.CallAsync(busy, Units)).Is(HttpStatusCode.OK);
        (await own.CallAsync("wrong", Units)).Is(HttpStatusCode.Unauthorized);
    }
}
