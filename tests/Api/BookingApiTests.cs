using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>周四有约 over HTTP.</summary>
public sealed partial class BookingApiTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_system_books_moves_and_cancels_what_it_booked(DatabaseProvider provider)
    {
        var shared = await ProgramHost.StartAsync(provider);
        await using var host = shared.Host;
        var key = await KeyAsync(shared, "热线", ApiScope.BookingsRead, ApiScope.BookingsWrite);
        var slots = (await shared.CallAsync(key, "/slots?from=2026-11-26&to=2026-11-26")).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal((8, "2026-11-26T14:00:00+08:00", "檀溪社区党群服务中心一楼"),
            (slots.Count, slots[0].GetProperty("start").GetString(), slots[0].GetProperty("venue").GetProperty("name").GetString()));
        var (first, second) = (slots[0].GetProperty("id").GetString(), slots[2].GetProperty("id").GetString());

        var body = $$"""{"slot":"{{first}}","name":"王秀英","phone":"13800001111","matter":"离婚财产怎么分"}""";
        var booked = await shared.CallAsync(key, "/bookings", body, key: "a");
        Assert.Equal(201, booked.Status);
        var code = booked.Json.GetProperty("code").GetString()!;
        Assert.Equal(("booked", "王秀英", 0), (Text(booked, "state"), Text(booked, "name"), booked.Json.GetProperty("version").GetInt32()));
        Assert.Equal(code, Text(await shared.CallAsync(key, "/bookings", body, key: "a"), "code"));
        var taken = await shared.CallAsync(key, "/bookings", body, key: "b");
        Assert.Equal((422, "slot_taken"), (taken.Status, Text(taken, "code")));
        var gone = await shared.CallAsync(key, "/bookings", """{"slot":"202611230900-00000000000000000000000000000000"}""");
        Assert.Equal((422, "slot_not_open"), (gone.Status, Text(gone, "code")));
        Assert.Equal(400, (await shared.CallAsync(key, "/bookings", "{}")).Status);

        var other = await KeyAsync(shared, "别的系统", ApiScope.BookingsRead, ApiScope.BookingsWrite);
        var seen = Assert.Single((await shared.CallAsync(other, "/bookings?day=2026-11-26")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal((code, System.Text.Json.JsonValueKind.Null), (seen.GetProperty("code").GetString(), seen.GetProperty("name").ValueKind));
        Assert.Equal(403, (await shared.CallAsync(other, $"/bookings/{code}/cancel", "{}")).Status);
        Assert.Equal(404, (await shared.CallAsync(key, "/bookings/AAAAAA/cancel", "{}")).Status);

        var moved = await shared.CallAsync(key, $"/bookings/{code}/move", $$"""{"version":0,"slot":"{{second}}"}""");
        Assert.Equal((200, code, "2026-11-26T14:30:00+08:00", 1),
            (moved.Status, Text(moved, "code"), Text(moved, "start"), moved.Json.GetProperty("version").GetInt32()));
        var stale = await shared.CallAsync(key, $"/bookings/{code}/move", $$"""{"version":0,"slot":"{{first}}"}""");
        Assert.Equal((409, 1), (stale.Status, stale.Json.GetProperty("version").GetInt32()));
        Assert.Equal("cancelled", Text(await shared.CallAsync(key, $"/bookings/{code}/cancel", "{}"), "state"));
        Assert.Equal("cancelled", Text(await shared.CallAsync(key, $"/bookings/{code}/cancel", "{}"), "state"));
        Assert.Equal((422, "over"), await RefusedAsync(shared, key, $"/bookings/{code}/move", $$"""{"slot":"{{first}}"}"""));
        Assert.Equal(201, (await shared.CallAsync(other, "/bookings", $$"""{"slot":"{{second}}"}""")).Status);
    }

    [Fact]
    public async Task The_door_checks_in_once_and_the_lawyer_notes_what_came_of_it()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var resident = host.City.NewResident();
        await resident.Says("预约11月26号两点张律师");
        await resident.Says("离婚财产怎么分");
        await resident.Says("确认预约");
        var code = Code().Match(resident.LastWords).Groups[1].Value;
        var (lawyer, other) = (await shared.TokenAsync("lawyer@example.cn"), await shared.TokenAsync("lawyer2@example.cn"));
        Assert.Equal(404, (await shared.CallAsync(other, $"/bookings/{code}")).Status);
        Assert.Equal("离婚财产怎么分", Text(await shared.CallAsync(lawyer, $"/bookings/{code}"), "matter"));
        Assert.Equal((422, "not_begun"), await RefusedAsync(shared, lawyer, $"/bookings/{code}/outcome", """{"result":"answered"}"""));
        var key = await KeyAsync(shared, "门口", ApiScope.BookingsWrite);
        Assert.Equal((422, "other_day"), await RefusedAsync(shared, key, $"/bookings/{code}/check-in", "{}"));
        Assert.Equal((422, "other_day"), await RefusedAsync(shared, key, $"/bookings/{code}/check-in", """{"at":"2026-11-26T14:00:00+08:00"}"""));
        host.City.Clock.Advance(TimeSpan.FromHours(77));
        var arrived = await shared.CallAsync(key, $"/bookings/{code}/check-in", "{}");
        Assert.Equal((200, "checked_in", System.Text.Json.JsonValueKind.Null),
            (arrived.Status, Text(arrived, "state"), arrived.Json.GetProperty("matter").ValueKind));
        Assert.Equal("checked_in", Text(await shared.CallAsync(lawyer, $"/bookings/{code}/check-in", "{}"), "state"));
        Assert.Equal((422, "over"), await RefusedAsync(shared, lawyer, $"/bookings/{code}/cancel", "{}"));
        var ended = await shared.CallAsync(lawyer, $"/bookings/{code}/outcome", """{"result":"legal_aid","note":"转区法援"}""");
        Assert.Equal(("ended", "legal_aid"), (Text(ended, "state"), Text(ended, "result")));
    }

    [Fact]
    public async Task A_calendar_follows_by_its_token_and_what_was_cancelled_stays()
    {
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var key = await KeyAsync(shared, "热线", ApiScope.BookingsRead, ApiScope.BookingsWrite);
        var slot = (await shared.CallAsync(key, "/slots")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        var booked = await shared.CallAsync(key, "/bookings", $$"""{"slot":"{{slot}}"}""");
        var path = Text(booked, "calendar")!;
        using var http = new HttpClient { BaseAddress = host.Address };
        var text = await http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("DTSTART:20261126T060000Z", text, StringComparison.Ordinal);
        Assert.Contains("DTEND:20261126T063000Z", text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", text, StringComparison.Ordinal);
        Assert.Contains("STATUS:CONFIRMED", text, StringComparison.Ordinal);
        var uid = Uid().Match(text).Value;
        await shared.CallAsync(key, $"/bookings/{Text(booked, "code")}/cancel", "{}");
        text = await http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("STATUS:CANCELLED", text, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", text, StringComparison.Ordinal);
        Assert.Equal(uid, Uid().Match(text).Value);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(
            new Uri("/calendar/unknown.ics", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static string? Text(ProgramHost.Answer answer, string name) => answer.Json.GetProperty(name).GetString();

    private static async Task<string> KeyAsync(ProgramHost shared, string system, params string[] scopes) => Assert.IsType<ApiKeyAdded.Done>(
        await shared.Host.Get<ApiKeys>().AddAsync(null, system, scopes, null, TestContext.Current.CancellationToken)).Text;

    private static async Task<(int, string?)> RefusedAsync(ProgramHost shared, string key, string path, string body)
    {
        var answer = await shared.CallAsync(key, path, body);
        return (answer.Status, Text(answer, "code"));
    }

    [GeneratedRegex("预约码 ([2-9A-HJ-NP-Z]{6})")]
    private static partial Regex Code();

    [GeneratedRegex("UID:.*")]
    private static partial Regex Uid();
}
