using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Api.Webhooks;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>Other systems are told of what happens to cases.</summary>
public sealed class WebhookTests
{
    private const string Secret = "0123456789abcdef";
    private const string Smoke = """{"description":"阳光花园3号楼楼下烧烤店油烟太大","phone":"13900001111","source":"12345"}""";

    private static readonly string[] Told = ["event", "state", "attempts", "status", "problem"];

    private static readonly Dictionary<string, string?> Near = new() { ["Webhooks:AllowPrivate"] = "127.0.0.1", ["Api:CallsPerMinute"] = "100000" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_it_asked_for_it_is_told_once_signed_and_without_the_telephone(DatabaseProvider provider)
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(provider, Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "case.filed", "case.accepted");
        var number = await FileAsync(shared);
        var told = await peer.AskedAsync(Cancellation);
        Assert.Equal(("POST /hook", "case.filed", number), (told.Line, told.Event, told.Json.GetProperty("case").GetProperty("number").GetString()));
        Assert.Equal(["id", "event", "at", "case"], told.Json.EnumerateObject().Select(one => one.Name));
        Assert.Equal("2026-11-23T09:00:00+08:00", told.Json.GetProperty("at").GetString());
        Assert.Equal(("application/json; charset=utf-8", "1795395600"), (told.Headers["Content-Type"], told.Headers["X-Timestamp"]));
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes("1795395600." + told.Body));
        Assert.Equal("sha256=" + Convert.ToHexStringLower(hash), told.Headers["X-Signature"]);
        Assert.DoesNotContain("13900001111", told.Body, StringComparison.Ordinal);
        var listed = await shared.CallAsync(key, "/cases");
        Assert.Equal(listed.Json.GetProperty("items")[0].GetRawText(), told.Json.GetProperty("case").GetRawText());

        await DoAsync(shared, number, 1, "accept");
        Assert.Equal("case.accepted", (await peer.AskedAsync(Cancellation)).Event);
        await DoAsync(shared, number, 2, "note", """ "text":"这家店投诉过三次" """);
        await ComeToAsync(shared, key, hook, "case.accepted delivered 1 200 -", "case.filed delivered 1 200 -");
        Assert.Equal(2, peer.Heard.Count);
        Assert.Equal(2, peer.Heard.Select(one => one.Json.GetProperty("id").GetGuid()).Distinct().Count());
        string? next = null;
        Assert.Equal("case.accepted", await PartAsync());
        Assert.Equal("case.filed", await PartAsync());
        Assert.Null(next);

        async Task<string?> PartAsync()
        {
            var part = (await shared.CallAsync(key, $"/webhooks/{hook}/deliveries?limit=1&after={next}")).Json;
            next = part.GetProperty("next").GetString();
            return Assert.Single(part.GetProperty("items").EnumerateArray()).GetProperty("event").GetString();
        }
    }

    [Fact]
    public async Task All_names_are_told_and_a_case_that_is_closed_says_so_besides()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "*");
        var number = await FileAsync(shared);
        await DoAsync(shared, number, 1, "accept");
        await DoAsync(shared, number, 2, "answer", """ "text":"店家装了油烟净化器" """);
        await DoAsync(shared, number, 4, "verdict", """ "solved":"yes","rating":"satisfied" """);
        await Eventually.TrueAsync(async () =>
            (await DeliveriesAsync(shared, key, hook)).Count(one => one.Contains(" delivered ", StringComparison.Ordinal)) == 6);
        Assert.Equal(
            ["case.accepted", "case.answered", "case.checked_in", "case.closed", "case.filed", "case.verdict"],
            peer.Heard.Select(one => one.Event).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_target_does_not_take_is_told_again_later_under_the_same_id()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "case.filed");
        peer.Behaves = Answer(500);
        await FileAsync(shared);
        var first = await peer.AskedAsync(Cancellation);
        await ComeToAsync(shared, key, hook, "case.filed waiting 1 500 status");
        Assert.Equal("2026-11-23T09:01:00+08:00", (await RowAsync(shared, key, hook)).GetProperty("nextAt").GetString());
        peer.Behaves = null;
        shared.Host.City.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await peer.AskedAsync(Cancellation);
        await ComeToAsync(shared, key, hook, "case.filed delivered 2 200 -");
        Assert.Equal(first.Body, second.Body);
        Assert.NotEqual(first.Headers["X-Signature"], second.Headers["X-Signature"]);
        Assert.Equal(2, peer.Heard.Count);
    }

    [Fact]
    public async Task After_eight_attempts_within_a_day_it_is_given_up()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "case.filed");
        peer.Behaves = Answer(503);
        await FileAsync(shared);
        var attempt = 1;
        foreach (var minutes in new[] { 1, 5, 15, 60, 180, 360, 720 })
        {
            await ComeToAsync(shared, key, hook, $"case.filed waiting {attempt++} 503 status");
            shared.Host.City.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await shared.Host.Get<WebhookSender>().RunDueAsync(Cancellation);
        }

        await ComeToAsync(shared, key, hook, "case.filed failed 8 503 status");
        Assert.Equal(JsonValueKind.Null, (await RowAsync(shared, key, hook)).GetProperty("nextAt").ValueKind);
        Assert.Equal(8, peer.Heard.Count);
    }

    [Fact]
    public async Task A_target_that_never_answers_is_waited_for_ten_seconds_and_holds_up_no_other()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var other = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var (hook, quick) = (await HookAsync(shared, key, peer, "case.filed"), await HookAsync(shared, key, other, "case.filed"));
        peer.Behaves = http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await FileAsync(shared);
        await peer.AskedAsync(Cancellation);
        await ComeToAsync(shared, key, quick, "case.filed delivered 1 200 -");
        Assert.Equal(["case.filed waiting 1 - -"], await DeliveriesAsync(shared, key, hook));
        shared.Host.City.Clock.Advance(TimeSpan.FromSeconds(10));
        await ComeToAsync(shared, key, hook, "case.filed waiting 1 - timeout");
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "case.filed");
        peer.Behaves = http =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        await FileAsync(shared);
        await ComeToAsync(shared, key, hook, "case.filed waiting 1 302 status");
        Assert.Equal("POST /hook", Assert.Single(peer.Heard).Line);
    }

    [Theory]
    [InlineData("http://93.184.215.14/hook", "https_required")]
    [InlineData("https://127.0.0.1/hook", "private_address")]
    [InlineData("https://2130706433/hook", "private_address")]
    [InlineData("https://0x7f.1/hook", "private_address")]
    [InlineData("https://localhost:8080/hook", "private_address")]
    [InlineData("https://10.1.2.3/hook", "private_address")]
    [InlineData("https://100.64.0.1/hook", "private_address")]
    [InlineData("https://169.254.169.254/latest", "private_address")]
    [InlineData("https://[::1]/hook", "private_address")]
    [InlineData("https://[fd00::1]/hook", "private_address")]
    [InlineData("https://[::ffff:192.168.1.1]/hook", "private_address")]
    public async Task Nothing_is_sent_into_the_house_or_unencrypted(string url, string code)
    {
        await using var shared = await ProgramHost.StartAsync();
        var answer = await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesRead), "/webhooks", Body(url, Secret, "case.filed"));
        Assert.Equal((422, code), (answer.Status, answer.Json.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(400, null, Secret, "case.filed")]
    [InlineData(400, "/hook", Secret, "case.filed")]
    [InlineData(400, "ftp://93.184.215.14/hook", Secret, "case.filed")]
    [InlineData(400, "https://me:pass@93.184.215.14/hook", Secret, "case.filed")]
    [InlineData(400, "https://93.184.215.14/hook", "0123456789abcde", "case.filed")]
    [InlineData(400, "https://93.184.215.14/hook", null, "case.filed")]
    [InlineData(400, "https://93.184.215.14/hook", Secret, null)]
    [InlineData(422, "https://93.184.215.14/hook", Secret, "case.exploded")]
    [InlineData(201, "https://93.184.215.14/hook?token=1", Secret, "*")]
    public async Task What_is_set_up_wrongly_is_refused(int status, string? url, string? secret, string? name)
    {
        await using var shared = await ProgramHost.StartAsync();
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var body = JsonSerializer.Serialize(new { url, secret, events = name is null ? Array.Empty<string>() : [name] });
        var answer = await shared.CallAsync(key, "/webhooks", body);
        Assert.Equal(status, answer.Status);
        if (status == 422)
            Assert.Equal("unknown_event", answer.Json.GetProperty("code").GetString());
        Assert.Equal(400, (await shared.CallAsync(key, "/webhooks", Body($"https://93.184.215.14/{new string('a', 500)}", Secret, "*"))).Status);
    }

    [Fact]
    public async Task A_key_is_told_of_the_cases_it_sees_and_sees_its_own_webhooks()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var (here, elsewhere) = (await shared.NewKeyAsync("檀溪社区", ApiScope.CasesRead), await shared.NewKeyAsync("昭明社区", ApiScope.CasesRead));
        var (ours, theirs) = (await HookAsync(shared, here.Text, peer, "*"), await HookAsync(shared, elsewhere.Text, peer, "*"));
        var admin = await shared.TokenAsync("admin@example.cn");
        var all = await HookAsync(shared, admin, peer, "case.filed", "case.classified", "case.noted");
        var number = await FileAsync(shared);
        await ComeToAsync(shared, here.Text, ours, "case.filed delivered 1 200 -");
        await ComeToAsync(shared, admin, all, "case.filed delivered 1 200 -");
        Assert.Empty(await DeliveriesAsync(shared, elsewhere.Text, theirs));

        // From here on nobody outside hears of it.
        await DoAsync(shared, number, 1, "classify", """ "confidential":true """);
        await DoAsync(shared, number, 2, "note", """ "text":"保密" """);
        Assert.Single(await DeliveriesAsync(shared, here.Text, ours));
        Assert.Single(await DeliveriesAsync(shared, admin, all));

        Assert.Equal(404, (await shared.CallAsync(elsewhere.Text, $"/webhooks/{ours}/deliveries")).Status);
        Assert.Equal(404, (await shared.CallAsync(elsewhere.Text, $"/webhooks/{ours}", method: HttpMethod.Delete)).Status);
        Assert.Equal([ours], await IdsAsync(here.Text));
        Assert.Equal(3, (await IdsAsync(admin)).Count);
        Assert.DoesNotContain(Secret, (await shared.CallAsync(here.Text, "/webhooks")).Body, StringComparison.Ordinal);
        Assert.Equal(403, (await shared.CallAsync(await shared.TokenAsync("street@example.cn"), "/webhooks")).Status);
        Assert.Equal(403, (await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesWrite), "/webhooks")).Status);
        await using var db = await shared.Host.City.Transactions.ReadAsync(Cancellation);
        var stored = await db.Database.SqlQuery<string>($"""SELECT "Secret" || "Url" AS "Value" FROM "Webhooks" """).ToListAsync(Cancellation);
        Assert.All(stored, text => Assert.False(text.Contains(Secret, StringComparison.Ordinal) || text.Contains("hook", StringComparison.Ordinal), text));

        async Task<List<Guid>> IdsAsync(string bearer) =>
            [.. (await shared.CallAsync(bearer, "/webhooks")).Json.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
    }

    [Fact]
    public async Task What_may_not_be_seen_any_more_is_not_told_though_it_was_noted_before()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.NewKeyAsync(null, ApiScope.CasesRead);
        var admin = await shared.TokenAsync("admin@example.cn");
        var hook = await HookAsync(shared, key.Text, peer, "case.filed");
        peer.Behaves = Answer(500);
        await FileAsync(shared);
        await ComeToAsync(shared, admin, hook, "case.filed waiting 1 500 status");
        Assert.Null(await shared.Host.Get<ApiKeys>().RevokeAsync(null, key.Row.Id, Cancellation));
        shared.Host.City.Clock.Advance(TimeSpan.FromMinutes(1));
        await ComeToAsync(shared, admin, hook, "case.filed failed 2 - not_visible");
        Assert.Single(peer.Heard);
        await FileAsync(shared);
        Assert.Single(await DeliveriesAsync(shared, admin, hook));
    }

    [Fact]
    public async Task A_webhook_that_is_taken_away_is_told_nothing_more()
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(settings: Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "case.filed");
        peer.Behaves = Answer(500);
        await FileAsync(shared);
        await ComeToAsync(shared, key, hook, "case.filed waiting 1 500 status");
        Assert.Equal(204, (await shared.CallAsync(key, $"/webhooks/{hook}", method: HttpMethod.Delete)).Status);
        Assert.Equal(404, (await shared.CallAsync(key, $"/webhooks/{hook}", method: HttpMethod.Delete)).Status);
        Assert.Equal(404, (await shared.CallAsync(key, $"/webhooks/{hook}/deliveries")).Status);
        shared.Host.City.Clock.Advance(TimeSpan.FromMinutes(1));
        await FileAsync(shared);
        await shared.Host.Get<WebhookSender>().RunDueAsync(Cancellation);
        Assert.Single(peer.Heard);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_happened_while_nobody_sent_is_told_after_the_start(DatabaseProvider provider)
    {
        await using var peer = await WebhookPeer.StartAsync();
        await using var shared = await ProgramHost.StartAsync(provider, Near);
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var hook = await HookAsync(shared, key, peer, "case.filed");
        await shared.Host.StopAsync();
        var city = shared.Host.City;
        var report = new CaseReport(new ComplaintDraft { Description = "檀溪路的路灯坏了" }, null, CaseUrgency.Normal, null);
        var filed = await city.Transactions.RunAsync(
            db => city.Get<FileCase>().RunAsync(db, report, new CaseOrigin("12345"), CaseActor.Resident, Cancellation), Cancellation);
        Assert.Empty(peer.Heard);
        await shared.Host.StartAsync();
        Assert.Equal(filed.Number, (await peer.AskedAsync(Cancellation)).Json.GetProperty("case").GetProperty("number").GetString());
        await ComeToAsync(shared, key, hook, "case.filed delivered 1 200 -");
        Assert.Single(peer.Heard);
    }

    [Fact]
    public async Task A_webhook_that_is_set_up_twice_with_one_key_is_one()
    {
        await using var shared = await ProgramHost.StartAsync();
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var body = Body("https://93.184.215.14/hook", Secret, "case.filed", "case.filed");
        var (first, again) = (await shared.CallAsync(key, "/webhooks", body, "once"), await shared.CallAsync(key, "/webhooks", body, "once"));
        Assert.Equal((201, first.Body), (again.Status, again.Body));
        var listed = Assert.Single((await shared.CallAsync(key, "/webhooks")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("https://93.184.215.14/hook", "case.filed"),
            (listed.GetProperty("url").GetString(), Assert.Single(listed.GetProperty("events").EnumerateArray()).GetString()));
    }

    private static Func<HttpContext, Task> Answer(int status) => http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static string Body(string url, string secret, params string[] events) => JsonSerializer.Serialize(new { url, events, secret });

    private static async Task<Guid> HookAsync(ProgramHost shared, string bearer, WebhookPeer peer, params string[] events)
    {
        var answer = await shared.CallAsync(bearer, "/webhooks", Body($"{peer.Address}/hook", Secret, events));
        answer.Is(HttpStatusCode.Created);
        return answer.Json.GetProperty("id").GetGuid();
    }

    private static async Task<string> FileAsync(ProgramHost shared)
    {
        var answer = await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesWrite), "/cases", Smoke);
        answer.Is(HttpStatusCode.Created);
        return answer.Json.GetProperty("number").GetString()!;
    }

    private static async Task DoAsync(ProgramHost shared, string number, int version, string command, string more = "")
    {
        var body = more.Length == 0 ? $$"""{"version":{{version}}}""" : $$"""{"version":{{version}},{{more}}}""";
        (await shared.CallAsync(await shared.TokenAsync("community@example.cn"), $"/cases/{number}/{command}", body)).Is(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> RowAsync(ProgramHost shared, string bearer, Guid hook) =>
        Assert.Single((await shared.CallAsync(bearer, $"/webhooks/{hook}/deliveries")).Json.GetProperty("items").EnumerateArray());

    /// <summary>Event, state, attempts, status and problem of each, the newest first.</summary>
    private static async Task<List<string>> DeliveriesAsync(ProgramHost shared, string bearer, Guid hook)
    {
        var answer = await shared.CallAsync(bearer, $"/webhooks/{hook}/deliveries");
        answer.Is(HttpStatusCode.OK);
        return [.. answer.Json.GetProperty("items").EnumerateArray().Select(one => string.Join(' ', Told
            .Select(name => one.GetProperty(name)).Select(value => value.ValueKind == JsonValueKind.Null ? "-" : value.ToString())))];
    }

    private static Task ComeToAsync(ProgramHost shared, string bearer, Guid hook, params string[] rows) =>
        Eventually.TrueAsync(async () => (await DeliveriesAsync(shared, bearer, hook)).SequenceEqual(rows));
}
