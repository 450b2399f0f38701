using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>律师在线 over HTTP.</summary>
public sealed class ReceptionApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_lawyer_is_offered_a_resident_answers_once_and_hands_on(DatabaseProvider provider)
    {
        var shared = await ProgramHost.StartAsync(provider);
        await using var host = shared.Host;
        var (zhang, li) = (await shared.TokenAsync("lawyer@example.cn"), await shared.TokenAsync("lawyer2@example.cn"));
        var there = await CallAsync(shared, zhang, "/presence", """{"state":"on","capacity":2}""", HttpMethod.Put);
        Assert.Equal((200, "on", 2), (there.Status, Text(there, "state"), there.Json.GetProperty("capacity").GetInt32()));
        Assert.Equal(400, (await CallAsync(shared, zhang, "/presence", """{"state":"away"}""", HttpMethod.Put)).Status);
        Assert.Equal(400, (await CallAsync(shared, zhang, "/presence", """{"state":"on","capacity":0}""", HttpMethod.Put)).Status);

        var resident = host.City.NewResident();
        await resident.Says("老板拖欠工资三个月");
        await resident.Says("转人工");
        await host.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        var waiting = Assert.Single(await ItemsAsync(shared, zhang, "/waiting"));
        var id = waiting.GetProperty("conversation").GetString()!;
        Assert.Equal(
            ("labour", "老板拖欠工资三个月", "2026-11-23T09:01:00+08:00", false),
            (waiting.GetProperty("topic").GetString(), waiting.GetProperty("words").GetString(), waiting.GetProperty("offerUntil").GetString(),
                waiting.GetProperty("offeredToOther").GetBoolean()));
        var late = await CallAsync(shared, li, $"/{id}/claim", "{}");
        Assert.Equal((422, "taken"), (late.Status, Text(late, "code")));
        Assert.Contains("张律师", late.Detail, StringComparison.Ordinal);
        Assert.Equal(404, (await CallAsync(shared, li, $"/{id}/decline", "{}")).Status);
        Assert.Equal(404, (await CallAsync(shared, li, $"/{id}/lines")).Status);
        Assert.Equal(200, (await CallAsync(shared, zhang, $"/{id}/accept-offer", "{}")).Status);
        Assert.Equal(id, Assert.Single(await ItemsAsync(shared, zhang, "/mine")).GetProperty("conversation").GetString());

        var said = await CallAsync(shared, zhang, $"/{id}/say", """{"text":"您好，请讲。"}""", key: "a");
        Assert.Equal(said.Body, (await CallAsync(shared, zhang, $"/{id}/say", """{"text":"您好，请讲。"}""", key: "a")).Body);
        Assert.Equal(404, (await CallAsync(shared, li, $"/{id}/say", """{"text":"我来说"}""")).Status);
        Assert.Equal(400, (await CallAsync(shared, zhang, $"/{id}/say", """{"text":" "}""")).Status);
        Assert.Equal(400, (await CallAsync(shared, zhang, $"/{id}/say", JsonSerializer.Serialize(new { text = new string('长', 10_001) }))).Status);
        await resident.Listens();
        Assert.Equal(["张律师来了，接下来由张律师和您说。", "您好，请讲。"], resident.Heard.Select(line => line.Text));
        var lines = await ItemsAsync(shared, zhang, $"/{id}/lines?after=0");
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.GetProperty("sequence").GetInt32()));
        Assert.Equal("您好，请讲。", lines[^1].GetProperty("text").GetString());
        var page = (await CallAsync(shared, zhang, $"/{id}/lines?after=1&limit=2")).Json;
        Assert.Equal((2, "3"), (page.GetProperty("items").GetArrayLength(), page.GetProperty("next").GetString()));

        Assert.Equal(200, (await CallAsync(shared, zhang, $"/{id}/note", """{"text":"金额要核实"}""")).Status);
        Assert.Equal((422, "no_such_lawyer"), await RefusedAsync(shared, zhang, $"/{id}/transfer", """{"to":"nobody@example.cn"}"""));
        Assert.Equal((422, "no_such_lawyer"), await RefusedAsync(shared, zhang, $"/{id}/invite", """{"to":"street@example.cn"}"""));
        Assert.Equal(200, (await CallAsync(shared, zhang, $"/{id}/invite", """{"to":"lawyer2@example.cn"}""")).Status);
        Assert.Equal(200, (await CallAsync(shared, li, $"/{id}/lines")).Status);
        Assert.Equal(200, (await CallAsync(shared, zhang, $"/{id}/transfer", """{"to":"lawyer2@example.cn","note":"请接"}""")).Status);
        Assert.Equal(404, (await CallAsync(shared, zhang, $"/{id}/say", """{"text":"再说一句"}""")).Status);
        Assert.Equal(200, (await CallAsync(shared, li, $"/{id}/accept-offer", "{}")).Status);
        Assert.Equal(400, (await CallAsync(shared, li, $"/{id}/end", """{"result":"won"}""")).Status);
        Assert.Equal(204, (await CallAsync(shared, li, $"/{id}/end", """{"result":"answered","topic":"labour"}""")).Status);
        Assert.Equal(404, (await CallAsync(shared, li, $"/{id}/end", "{}")).Status);
        Assert.Empty(await ItemsAsync(shared, li, "/mine"));
    }

    [Fact]
    public async Task Only_those_who_receive_are_let_in()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        Assert.Equal(401, (await CallAsync(shared, null, "/waiting")).Status);
        Assert.Equal(403, (await CallAsync(shared, await shared.KeyAsync(ApiScope.CasesRead), "/waiting")).Status);
        Assert.Equal(403, (await CallAsync(shared, await shared.TokenAsync("community@example.cn"), "/waiting")).Status);
        Assert.Equal(403, (await CallAsync(shared, await shared.TokenAsync("street@example.cn"), "/events")).Status);
        Assert.Equal(400, (await EventsAsync(shared, await shared.TokenAsync("lawyer@example.cn"), "nonsense")).Status);
    }

    [Fact]
    public async Task Events_go_on_where_the_line_was_cut_without_gap_or_double()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var zhang = await shared.TokenAsync("lawyer@example.cn");
        var (lawyer, reception) = (await host.City.StaffAsync("lawyer@example.cn"), host.Get<Reception>());
        await host.Get<KeepPresence>().SetAsync(lawyer, PresenceState.On, null, Cancellation);
        var resident = host.City.NewResident();
        await resident.Says("转人工");
        await host.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        var session = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;

        string last;
        await using (var stream = await EventStream.OpenAsync(host.Address, zhang, null, Cancellation))
        {
            Assert.Equal(["offer", "waiting"], [(await stream.NextAsync()).Kind, (await stream.NextAsync()).Kind]);
            await reception.ClaimAsync(lawyer, session, Cancellation);
            await reception.SayAsync(lawyer, session, "第一句", Cancellation);
            var first = await stream.UntilAsync("第一句");
            Assert.Equal("line", first.Kind);
            last = first.Id;
        }

        // The line is cut; what is said meanwhile is told once.
        await reception.SayAsync(lawyer, session, "第二句", Cancellation);
        await resident.Says("好的");
        await using (var stream = await EventStream.OpenAsync(host.Address, zhang, last, Cancellation))
        {
            var second = await stream.NextAsync();
            var third = await stream.NextAsync();
            Assert.Equal(
                ["line 第二句", "line 好的"],
                new[] { second, third }.Select(one => $"{one.Kind} {one.Data.GetProperty("line").GetProperty("text").GetString()}"));
            Assert.Equal(
                second.Data.GetProperty("line").GetProperty("sequence").GetInt64() + 1, third.Data.GetProperty("line").GetProperty("sequence").GetInt64());
            last = third.Id;
        }

        await reception.SayAsync(lawyer, session, "再见", Cancellation);
        await reception.EndAsync(lawyer, session, Cancellation);
        await resident.Says("这句律师不该看到");
        await using (var stream = await EventStream.OpenAsync(host.Address, zhang, last, Cancellation))
        {
            Assert.Equal("再见", (await stream.NextAsync()).Data.GetProperty("line").GetProperty("text").GetString());
            Assert.Equal("ended", (await stream.NextAsync()).Kind);
        }
    }

    private static Task<ProgramHost.Answer> CallAsync(
        ProgramHost shared, string? token, string path, string? body = null, HttpMethod? method = null, string? key = null) =>
        shared.CallAsync(token, $"/reception{path}", body, key, method);

    private static async Task<List<JsonElement>> ItemsAsync(ProgramHost shared, string token, string path) =>
        [.. (await CallAsync(shared, token, path)).Json.GetProperty("items").EnumerateArray()];

    private static async Task<(int, string?)> RefusedAsync(ProgramHost shared, string token, string path, string body)
    {
        var answer = await CallAsync(shared, token, path, body);
        return (answer.Status, Text(answer, "code"));
    }

    private static async Task<ProgramHost.Answer> EventsAsync(ProgramHost shared, string token, string last)
    {
        using var http = new HttpClient { BaseAddress = shared.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reception/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Last-Event-ID", last);
        return await ProgramHost.Answer.OfAsync(http, request);
    }

    private static string? Text(ProgramHost.Answer answer, string name) => answer.Json.GetProperty(name).GetString();
}
