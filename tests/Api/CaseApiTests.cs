using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>The loop of a case over HTTP, by other systems and by programs that act as staff.</summary>
public sealed class CaseApiTests
{
    private const string Smoke = "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_whole_loop_with_four_roles_two_returns_a_whistle_a_no_and_a_satisfied_end(DatabaseProvider provider)
    {
        var shared = await ProgramHost.StartAsync(provider);
        await using var host = shared.Host;
        var loop = await Loop.FileAsync(shared);
        loop.Is("received", "檀溪社区", "accept");
        var (community, street, dept) = ("community@example.cn", "street@example.cn", "dept@example.cn");
        await loop.DoAsync(community, "accept");
        loop.Is("accepted", "檀溪社区", "check_in");
        await loop.RefusedAsync(community, "dispatch", """ "unit":"城市管理局" """, "basis_needed");
        await loop.DoAsync(community, "dispatch", """ "unit":"城市管理局","basis":"CG-02" """);
        loop.Is("dispatched", "城市管理局", "check_in");
        await loop.RefusedAsync(dept, "return", """ "dutyItem":"HB-99","reason":"不归我们" """, "unknown_duty");
        await loop.DoAsync(dept, "return", """ "dutyItem":"HB-01","reason":"要先测噪声和废气" """);
        loop.Is("accepted", "檀溪社区", "check_in");
        await loop.DoAsync(community, "dispatch", """ "unit":"城市管理局","basis":"CG-02" """);
        await loop.DoAsync(dept, "return", """ "dutyItem":"SJ-01","reason":"店没有执照，归市场监管" """);
        loop.Is("accepted", "城南街道", "whistle");
        await loop.DoAsync(street, "whistle", """ "units":["城市管理局","市场监督管理局"],"lead":"城市管理局" """);
        loop.Is("dispatched", "城市管理局", "check_in");
        await loop.RefusedAsync(dept, "answer", """ "text":"已经处理" """, "check_in_first");
        await loop.DoAsync(dept, "check-in");
        await loop.DoAsync("admin@example.cn", "check-in");
        await loop.DoAsync(dept, "answer", """ "text":"店家装了油烟净化器" """);
        loop.Is("answered", "城市管理局", "verdict");
        await loop.RefusedAsync(community, "close", """ "text":"电话联系过了" """, "resident_has_the_word");
        await loop.DoAsync(community, "verdict", """ "solved":"no","words":"还是呛人" """);
        loop.Is("accepted", "城南街道", "check_in");
        await loop.DoAsync(street, "answer", """ "text":"街道又去看了，净化器已经修好" """);
        await loop.DoAsync(community, "verdict", """ "solved":"yes","rating":"satisfied" """);
        Assert.Equal(("closed", "yes", "satisfied"), (loop.Text("state"), loop.Text("solved"), loop.Text("rating")));
        Assert.Equal(JsonValueKind.Null, loop.Case.GetProperty("due").ValueKind);
        Assert.Equal(
            ["filed", "accepted", "dispatched", "returned", "dispatched", "returned", "whistled", "whistled", "checked_in", "checked_in", "answered",
                "verdict", "reopened", "checked_in", "answered", "verdict"],
            loop.Case.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));

        var figures = (await shared.CallAsync(await shared.TokenAsync("admin@example.cn"), "/figures?from=2026-11-01&to=2026-11-30")).Json;
        Assert.Equal((1, 1, 1, 1, 2, 1), (Number("received"), Number("answered"), Number("solved"), Number("satisfied"), Number("returns"), Number("whistles")));
        Assert.Equal(1, figures.GetProperty("rates").GetProperty("solution").GetDouble());
        var checkedLogs = await host.Get<VerifyCases>().RunAsync((_, _) => { }, Cancellation);
        Assert.Equal((1, 16L, 0), (checkedLogs.Cases, checkedLogs.Events, checkedLogs.Differences.Count));

        Assert.Equal(("檀溪社区", "环境保护"), (Part("units"), Part("categories")));
        Assert.Equal(403, (await shared.CallAsync(await shared.TokenAsync("community@example.cn"), "/figures?from=2026-11-01&to=2026-11-30")).Status);

        string? Part(string name) => Assert.Single(figures.GetProperty(name).EnumerateArray()).GetProperty("name").GetString();

        int Number(string name) => figures.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_system_reads_back_what_it_filed_and_nothing_else_and_does_not_handle_it()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var loop = await Loop.FileAsync(shared);
        var other = await shared.KeyAsync(ApiScope.CasesWrite);
        Assert.Equal(404, (await shared.CallAsync(other, $"/cases/{loop.Number}")).Status);
        await loop.DoAsync("community@example.cn", "accept");
        await loop.DoAsync("community@example.cn", "note", """ "text":"这家店投诉过三次" """);
        var seen = await shared.CallAsync(loop.Key, $"/cases/{loop.Number}");
        seen.Is(HttpStatusCode.OK);
        Assert.DoesNotContain("这家店投诉过三次", seen.Body, StringComparison.Ordinal);
        Assert.Equal(403, (await shared.CallAsync(loop.Key, $"/cases/{loop.Number}/accept", """{"version":2}""")).Status);
        Assert.Equal(403, (await shared.CallAsync(loop.Key, "/cases")).Status);
        var reader = await shared.NewKeyAsync("昭明社区", ApiScope.CasesRead);
        Assert.Equal(404, (await shared.CallAsync(reader.Text, $"/cases/{loop.Number}")).Status);
        Assert.Equal(0, (await shared.CallAsync(reader.Text, "/cases")).Json.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("lawyer@example.cn", 403)]
    [InlineData("curator@example.cn", 403)]
    [InlineData("grid@example.cn", 404)]
    [InlineData("dept@example.cn", 404)]
    [InlineData("community@example.cn", 200)]
    [InlineData("street@example.cn", 200)]
    [InlineData("admin@example.cn", 200)]
    public async Task Who_has_nothing_to_do_with_it_sees_nothing(string email, int status)
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var loop = await Loop.FileAsync(shared);
        Assert.Equal(status, (await shared.CallAsync(await shared.TokenAsync(email), $"/cases/{loop.Number}")).Status);
        Assert.Equal(status, (await shared.CallAsync(await shared.TokenAsync(email), $"/cases/{loop.Number}/accept", """{"version":1}""")).Status);
    }

    [Fact]
    public async Task A_stale_version_is_told_the_new_one_and_two_who_dispatch_at_once_are_one()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var loop = await Loop.FileAsync(shared);
        await loop.DoAsync("community@example.cn", "accept");
        var token = await shared.TokenAsync("street@example.cn");
        var stale = await shared.CallAsync(token, $"/cases/{loop.Number}/dispatch", """{"version":1,"unit":"城市管理局"}""");
        Assert.Equal((409, 2), (stale.Status, stale.Json.GetProperty("version").GetInt32()));
        var both = await Task.WhenAll(
            shared.CallAsync(token, $"/cases/{loop.Number}/dispatch", """{"version":2,"unit":"城市管理局"}"""),
            shared.CallAsync(token, $"/cases/{loop.Number}/dispatch", """{"version":2,"unit":"住房和城乡建设局"}"""));
        Assert.Equal([200, 409], both.Select(one => one.Status).Order());
    }

    [Fact]
    public async Task The_same_call_again_files_nothing_new_and_the_same_key_with_another_body_is_refused()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var key = await shared.KeyAsync(ApiScope.CasesWrite);
        var body = $$"""{"description":"{{Smoke}}","source":"12345"}""";
        var first = await shared.CallAsync(key, "/cases", body, "call-1");
        var again = await shared.CallAsync(key, "/cases", body, "call-1");
        Assert.Equal((201, 201, first.Body), (first.Status, again.Status, again.Body));
        var other = await shared.CallAsync(key, "/cases", body.Replace("12345", "网格", StringComparison.Ordinal), "call-1");
        Assert.Equal((422, "idempotency_key_reused"), (other.Status, other.Json.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("""{"source":"12345"}""")]
    [InlineData("""{"description":"路灯坏了"}""")]
    [InlineData("""{"description":"路灯坏了","source":"12345","category":"天气"}""")]
    [InlineData("""{"description":"路灯坏了","source":"12345","urgency":"1"}""")]
    [InlineData("""{"description":" ","source":"12345"}""")]
    [InlineData("""{"description":5}""")]
    public async Task What_is_filed_wrongly_is_refused(string body)
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        Assert.Equal(400, (await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesWrite), "/cases", body)).Status);
    }

    [Fact]
    public async Task Lists_are_narrowed_and_what_is_due_next_comes_first()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var key = await shared.KeyAsync(ApiScope.CasesWrite);
        foreach (var (what, urgency) in new[] { ("檀溪路的路灯坏了三天", "normal"), ("阳光花园井盖没了，有人掉下去", "emergency"), ("丽江泊林垃圾没人清", "urgent") })
            (await shared.CallAsync(key, "/cases", $$"""{"description":"{{what}}","source":"12345","urgency":"{{urgency}}"}""")).Is(HttpStatusCode.Created);
        var token = await shared.TokenAsync("street@example.cn");
        Assert.Equal(["emergency", "urgent", "normal"], (await UrgenciesAsync("/cases")).AsEnumerable());
        Assert.Equal(["urgent"], (await UrgenciesAsync("/cases?q=" + Uri.EscapeDataString("丽江泊林 垃圾"))).AsEnumerable());
        Assert.Empty(await UrgenciesAsync("/cases?state=closed"));
        Assert.Empty(await UrgenciesAsync("/cases?due=overdue"));
        Assert.Equal(["emergency", "urgent", "normal"], (await UrgenciesAsync("/cases?due=today")).AsEnumerable());
        Assert.Empty(await UrgenciesAsync("/cases?unit=" + Uri.EscapeDataString("昭明社区")));
        var first = (await shared.CallAsync(token, "/cases?limit=2")).Json;
        var rest = (await shared.CallAsync(token, $"/cases?limit=2&after={first.GetProperty("next").GetString()}")).Json;
        Assert.Equal("normal", Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("urgency").GetString());
        foreach (var wrong in new[] { "state=open", "due=soon", "unit=火星", "category=天气" })
            Assert.Equal(400, (await shared.CallAsync(token, $"/cases?{wrong}")).Status);

        async Task<string?[]> UrgenciesAsync(string path) =>
            [.. (await shared.CallAsync(token, path)).Json.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("urgency").GetString())];
    }

    [Fact]
    public async Task Everybody_reads_the_numbers_of_a_month_and_nothing_of_a_single_case()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        for (var i = 0; i < 5; i++)
            await Loop.FileAsync(shared);
        var totals = await shared.CallAsync(null, "/public/totals?month=2026-11");
        totals.Is(HttpStatusCode.OK);
        Assert.Equal("public, max-age=600", totals.Headers.CacheControl?.ToString());
        Assert.Equal(("2026-11", 5), (totals.Json.GetProperty("month").GetString(), totals.Json.GetProperty("received").GetInt32()));
        Assert.Equal("环境保护", totals.Json.GetProperty("categories")[0].GetProperty("category").GetString());
        Assert.Equal(0, totals.Json.GetProperty("solved").GetInt32());
        await Loop.FileAsync(shared);
        Assert.Equal(totals.Body, (await shared.CallAsync(null, "/public/totals?month=2026-11")).Body);
        foreach (var wrong in new[] { "", "?month=2026-13", "?month=2027-01", "?month=1999-01", "?month=2026-11-01" })
            Assert.Equal(400, (await shared.CallAsync(null, "/public/totals" + wrong)).Status);
    }

    [Fact]
    public async Task The_duty_list_is_told_by_unit()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var all = (await shared.CallAsync(key, "/duties")).Json.GetProperty("items");
        var some = (await shared.CallAsync(key, "/duties?unit=" + Uri.EscapeDataString("公安局"))).Json.GetProperty("items");
        Assert.Equal((12, 2), (all.GetArrayLength(), some.GetArrayLength()));
        Assert.Equal(("GA-01", "公安局"), (some[0].GetProperty("number").GetString(), some[0].GetProperty("unit").GetString()));
    }

    /// <summary>One case, with the version that was seen last.</summary>
    private sealed class Loop(ProgramHost shared, string key, JsonElement filed)
    {
        private readonly Dictionary<string, string> tokens = [];

        public string Key => key;

        public JsonElement Case { get; private set; } = filed;

        public string Number => Text("number")!;

        public static async Task<Loop> FileAsync(ProgramHost shared)
        {
            var key = await shared.KeyAsync(ApiScope.CasesWrite);
            var answer = await shared.CallAsync(
                key, "/cases", $$"""{"description":"{{Smoke}}","spot":"3号楼","phone":"13900001111","source":"12345","externalId":"A-77"}""");
            answer.Is(HttpStatusCode.Created);
            Assert.Equal($"/api/v1/cases/{answer.Json.GetProperty("number").GetString()}", answer.Headers.Location?.ToString());
            return new Loop(shared, key, answer.Json);
        }

        public string? Text(string name) => Case.GetProperty(name).GetString();

        public void Is(string state, string unit, string due) =>
            Assert.Equal((state, unit, due), (Text("state"), Text("unit"), Case.GetProperty("due").GetProperty("what").GetString()));

        public async Task DoAsync(string email, string command, string more = "")
        {
            var answer = await CallAsync(email, command, more);
            answer.Is(HttpStatusCode.OK);
            Case = answer.Json;
        }

        public async Task RefusedAsync(string email, string command, string more, string code)
        {
            var answer = await CallAsync(email, command, more);
            Assert.Equal((422, code), (answer.Status, answer.Json.TryGetProperty("code", out var told) ? told.GetString() : answer.Body));
            Assert.NotEmpty(answer.Detail!);
        }

        private async Task<ProgramHost.Answer> CallAsync(string email, string command, string more)
        {
            if (!tokens.TryGetValue(email, out var token))
                tokens[email] = token = await shared.TokenAsync(email);
            var version = Case.GetProperty("version").GetInt32();
            return await shared.CallAsync(
                token, $"/cases/{Number}/{command}", more.Length == 0 ? $$"""{"version":{{version}}}""" : $$"""{"version":{{version}},{{more}}}""");
        }
    }
}
