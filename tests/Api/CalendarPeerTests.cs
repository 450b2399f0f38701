using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>What other people's programs read in the calendar of an appointment.</summary>
public sealed class CalendarPeerTests
{
    [Theory]
    [InlineData("node", "ics.js")]
    [InlineData("/usr/bin/python3", "ics.py")]
    public async Task An_appointment_is_read_as_booked_moved_and_cancelled(string program, string script)
    {
        Peers.File("ical.js/dist/ical.js");
        var shared = await ProgramHost.StartAsync();
        await using var host = shared.Host;
        var key = Assert.IsType<ApiKeyAdded.Done>(await host.Get<ApiKeys>().AddAsync(
            null, "热线", [ApiScope.BookingsRead, ApiScope.BookingsWrite], null, TestContext.Current.CancellationToken)).Text;
        var slots = (await shared.CallAsync(key, "/slots")).Json.GetProperty("items");
        var booked = (await shared.CallAsync(key, "/bookings", $$"""{"slot":"{{slots[0].GetProperty("id").GetString()}}"}""")).Json;
        var (code, path) = (booked.GetProperty("code").GetString(), new Uri(host.Address, booked.GetProperty("calendar").GetString()));
        using var http = new HttpClient();

        var first = await ReadAsync();
        Assert.Equal(new Seen(first.Uid, 0, "CONFIRMED", "2026-11-26T06:00:00.000Z", "2026-11-26T06:30:00.000Z", "周四有约：张律师", "檀溪社区党群服务中心一楼"), first);
        await shared.CallAsync(key, $"/bookings/{code}/move", $$"""{"slot":"{{slots[2].GetProperty("id").GetString()}}"}""");
        Assert.Equal(first with { Sequence = 1, Start = "2026-11-26T06:30:00.000Z", End = "2026-11-26T07:00:00.000Z" }, await ReadAsync());
        await shared.CallAsync(key, $"/bookings/{code}/cancel", "{}");
        Assert.Equal(
            first with { Sequence = 2, Status = "CANCELLED", Start = "2026-11-26T06:30:00.000Z", End = "2026-11-26T07:00:00.000Z" }, await ReadAsync());

        async Task<Seen> ReadAsync() => await RunAsync(program, script, await http.GetStringAsync(path, TestContext.Current.CancellationToken));
    }

    private static async Task<Seen> RunAsync(string program, string script, string calendar)
    {
        using var reader = Process.Start(new ProcessStartInfo(program, [Path.Combine(Peers.Folder, script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        await reader.StandardInput.WriteAsync(calendar);
        reader.StandardInput.Close();
        var said = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Seen>(said, JsonSerializerOptions.Web)!;
    }

    private sealed record Seen(string Uid, int Sequence, string Status, string Start, string End, string Summary, string Location);
}
