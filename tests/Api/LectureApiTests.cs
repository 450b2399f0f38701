using System.Text.Json;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>Lectures over HTTP.</summary>
public sealed class LectureApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_system_signs_people_up_gives_back_and_reads_only_its_own(DatabaseProvider provider)
    {
        var shared = await ProgramHost.StartAsync(provider);
        await using var host = shared.Host;
        var key = await KeyAsync(shared, "热线", ApiScope.BookingsRead, ApiScope.BookingsWrite);
        var first = await shared.CallAsync(key, "/lectures?limit=1");
        var lecture = Assert.Single(first.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("道德讲堂", "身边好人的故事", "2026-11-28T09:30:00+08:00", 40, "open"),
            (lecture.GetProperty("series").GetProperty("name").GetString(), Text(lecture, "title"), Text(lecture, "start"),
                lecture.GetProperty("free").GetInt32(), Text(lecture, "signUp")));
        var rest = await shared.CallAsync(key, $"/lectures?after={first.Json.GetProperty("next").GetString()}");
        Assert.Equal(["物业那些事：民法典怎么说", "家风家训代代传"], rest.Json.GetProperty("items").EnumerateArray().Select(one => Text(one, "title")));
        Assert.Equal(JsonValueKind.Null, rest.Json.GetProperty("next").ValueKind);

        var path = $"/lectures/{Text(lecture, "id")}/registrations";
        const string Body = """{"name":"王秀英","phone":"13800001111","guests":1}""";
        var made = await shared.CallAsync(key, path, Body, key: "a");
        Assert.Equal(
            (201, "registered", "王秀英", 1),
            (made.Status, Text(made.Json, "state"), Text(made.Json, "name"), made.Json.GetProperty("guests").GetInt32()));
        var code = Text(made.Json, "code")!;
        Assert.Equal(code, Text((await shared.CallAsync(key, path, Body, key: "a")).Json, "code"));
        Assert.Equal((422, "idempotency_key_reused"), await RefusedAsync(shared, key, path, "{}", "a"));
        Assert.Equal(400, (await shared.CallAsync(key, path, """{"guests":9}""")).Status);
        Assert.Equal(400, (await shared.CallAsync(key, path, """{"guests":-1}""")).Status);
        Assert.Equal(404, (await shared.CallAsync(key, $"/lectures/{Guid.NewGuid()}/registrations", "{}")).Status);
        Assert.Equal(38, (await shared.CallAsync(key, "/lectures?limit=1")).Json.GetProperty("items")[0].GetProperty("free").GetInt32());

        var other = await KeyAsync(shared, "别的系统", ApiScope.BookingsRead, ApiScope.BookingsWrite);
        Assert.Equal(JsonValueKind.Null, (await shared.CallAsync(other, $"/registrations/{code}")).Json.GetProperty("name").ValueKind);
        Assert.Equal(403, (await shared.CallAsync(other, $"/registrations/{code}/cancel", "{}")).Status);
        Assert.Equal(404, (await shared.CallAsync(key, "/registrations/AAAAAA/cancel", "{}")).Status);
        Assert.Equal(404, (await shared.CallAsync(key, "/registrations/AAAAAA/check-in", "{}")).Status);
        var reads = await KeyAsync(shared, "大屏", ApiScope.BookingsRead);
        Assert.Equal(200, (await shared.CallAsync(reads, "/lectures")).Status);
        Assert.Equal(403, (await shared.CallAsync(reads, path, "{}")).Status);
        Assert.Equal(401, (await shared.CallAsync(null, "/lectures")).Status);

        Assert.Equal((422, "not_today"), await RefusedAsync(shared, key, $"/registrations/{code}/check-in", "{}"));
        Assert.Equal(409, (await shared.CallAsync(key, $"/registrations/{code}/cancel", """{"version":0}""")).Status);
        Assert.Equal("cancelled", Text((await shared.CallAsync(key, $"/registrations/{code}/cancel", """{"version":1}""")).Json, "state"));
        Assert.Equal("cancelled", Text((await shared.CallAsync(key, $"/registrations/{code}/cancel", "{}")).Json, "state"));
        Assert.Equal(40, (await shared.CallAsync(key, "/lectures?limit=1")).Json.GetProperty("items")[0].GetProperty("free").GetInt32());
    }

    [Fact]
    public async Task Of_a_full_lecture_the_next_wait_in_order_and_move_up_and_the_door_checks_in_once()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var key = await KeyAsync(shared, "热线", ApiScope.BookingsWrite);
        var start = CityTime.At(new DateOnly(2026, 12, 1), new TimeOnly(9, 30));
        var draft = new SessionDraft(LectureSeries.RuleOfLaw.Key, "遗嘱怎么写", "张律师", "活动室", start, start.AddHours(2), 2);
        var id = Assert.IsType<LectureChange.Done>(await host.Get<ArrangeLectures>().SaveSessionAsync(
            await host.City.StaffAsync("community@example.cn"), null, draft, Cancellation)).Id;
        var path = $"/lectures/{id}/registrations";
        var seated = await shared.CallAsync(key, path, """{"name":"甲","guests":1}""");
        Assert.Equal((422, "full"), await RefusedAsync(shared, key, path, """{"name":"乙","guests":0,"wait":false}"""));
        var waits = await shared.CallAsync(key, path, """{"name":"乙","guests":0}""");
        Assert.Equal((201, "waiting", 0), (waits.Status, Text(waits.Json, "state"), waits.Json.GetProperty("before").GetInt32()));
        Assert.Equal(1, (await shared.CallAsync(key, path, """{"name":"丙","guests":1}""")).Json.GetProperty("before").GetInt32());
        await shared.CallAsync(key, $"/registrations/{Text(seated.Json, "code")}/cancel", "{}");
        var up = await shared.CallAsync(key, $"/registrations/{Text(waits.Json, "code")}");
        Assert.Equal(("registered", JsonValueKind.Null), (Text(up.Json, "state"), up.Json.GetProperty("before").ValueKind));

        host.City.Clock.Advance(TimeSpan.FromDays(8));
        var door = await KeyAsync(shared, "门口", ApiScope.BookingsWrite);
        var arrived = await shared.CallAsync(door, $"/registrations/{Text(waits.Json, "code")}/check-in", "{}");
        Assert.Equal((200, "checked_in", JsonValueKind.Null), (arrived.Status, Text(arrived.Json, "state"), arrived.Json.GetProperty("name").ValueKind));
        Assert.Equal("checked_in", Text((await shared.CallAsync(door, $"/registrations/{Text(waits.Json, "code")}/check-in", "{}")).Json, "state"));
        Assert.Equal((422, "over"), await RefusedAsync(shared, key, $"/registrations/{Text(waits.Json, "code")}/cancel", "{}"));
        Assert.Equal((422, "cancelled"), await RefusedAsync(shared, door, $"/registrations/{Text(seated.Json, "code")}/check-in", "{}"));
        var (lawyer, clerk) = (await shared.TokenAsync("lawyer@example.cn"), await shared.TokenAsync("community@example.cn"));
        Assert.Equal(403, (await shared.CallAsync(lawyer, $"/registrations/{Text(waits.Json, "code")}")).Status);
        Assert.Equal("乙", Text((await shared.CallAsync(clerk, $"/registrations/{Text(waits.Json, "code")}")).Json, "name"));
        host.City.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((422, "not_open"), await RefusedAsync(shared, key, path, "{}"));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static async Task<string> KeyAsync(ProgramHost shared, string system, params string[] scopes) => Assert.IsType<ApiKeyAdded.Done>(
        await shared.Host.Get<ApiKeys>().AddAsync(null, system, scopes, null, Cancellation)).Text;

    private static async Task<(int, string?)> RefusedAsync(ProgramHost shared, string bearer, string path, string body, string? key = null)
    {
        var answer = await shared.CallAsync(bearer, path, body, key);
        return (answer.Status, Text(answer.Json, "code"));
    }
}
