using System.Text.Json;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>What an operator types to let programs in and out.</summary>
public sealed class ProgramCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_makes_lists_and_revokes_a_key()
    {
        await using var city = await TestCity.StartAsync();
        var made = await DoneAsync(
            city, "api-key", "add", "--system", "12345热线", "--scope", "cases:write,cases:read", "--unit", "檀溪社区", "--json");
        Assert.Equal(["id", "key"], made.EnumerateObject().Select(one => one.Name));
        var (id, key) = (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);
        Assert.Contains(id, key, StringComparison.Ordinal);
        var caller = Assert.IsType<ProgramCaller.Key>(await city.Get<RecogniseProgram>().RunAsync(key, Cancellation));
        Assert.Equal(("12345热线", (await city.StaffAsync("community@example.cn")).UnitId), (caller.System, caller.UnitId));
        Assert.Equal(["cases:read", "cases:write"], caller.Scopes);

        var line = Assert.Single((await DoneAsync(city, "api-key", "list", "--json")).GetProperty("keys").EnumerateArray());
        Assert.Equal((id, "12345热线", "檀溪社区"),
            (line.GetProperty("id").GetString(), line.GetProperty("system").GetString(), line.GetProperty("unit").GetString()));
        Assert.False(line.TryGetProperty("revoked", out _));
        var listed = await Operator.RunAsync(city.Settings, "api-key", "list");
        Assert.DoesNotContain(key.Split('_', 3)[2], listed.Output, StringComparison.Ordinal);

        Assert.True((await DoneAsync(city, "api-key", "revoke", id, "--json")).GetProperty("revoked").GetBoolean());
        Assert.Null(await city.Get<RecogniseProgram>().RunAsync(key, Cancellation));
        var entries = await new AuditTrail(city.Transactions).NewestAsync(await city.StaffAsync("admin@example.cn"), 2, Cancellation);
        Assert.Equal([("api-key.revoke", id), ("api-key.add", id)], entries.Select(one => (one.Entry.Action, one.Entry.Subject)));
    }

    [Fact]
    public async Task An_operator_makes_a_token_for_a_person()
    {
        await using var city = await TestCity.StartAsync();
        var made = await DoneAsync(city, "staff", "token", "--email", "street@example.cn", "--days", "7", "--json");
        Assert.Equal(["token", "expires"], made.EnumerateObject().Select(one => one.Name));

        // The command has the clock of the machine, by which the token is made; the city has its own, which is earlier.
        Assert.EndsWith("+08:00", made.GetProperty("expires").GetString(), StringComparison.Ordinal);
        var caller = await city.Get<RecogniseProgram>().RunAsync(made.GetProperty("token").GetString()!, Cancellation);
        var street = await city.StaffAsync("street@example.cn");
        Assert.Equal(street, Assert.IsType<ProgramCaller.Staff>(caller).Identity with { ProgramId = null });
        var entry = (await new AuditTrail(city.Transactions).NewestAsync(await city.StaffAsync("admin@example.cn"), 1, Cancellation))[0];
        Assert.Equal(("staff.token", street.Id.ToString("N"), "命令行"), (entry.Entry.Action, entry.Entry.Subject, entry.Entry.StaffName));
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_a_sentence()
    {
        await using var city = await TestCity.StartAsync();
        const string Scopes = "没有“cases:all”这样的权限，可用的有：cases:read、cases:write、figures:read、bookings:read、bookings:write、reception。";
        foreach (var (exit, sentence, words) in new (int, string, string[])[]
        {
            (2, Scopes, ["api-key", "add", "--system", "热线", "--scope", "cases:read,cases:all"]),
            (2, "系统的名称要有 1 到 64 个字，例如 12345热线。", ["api-key", "add", "--system", new string('长', 65), "--scope", "cases:read"]),
            (1, "没有名为“不存在的社区”的单位。", ["api-key", "add", "--system", "热线", "--scope", "cases:read", "--unit", "不存在的社区"]),
            (1, "没有编号是 00000000000000000000000000000001 的密钥。", ["api-key", "revoke", "00000000000000000000000000000001"]),
            (2, "--days 要在 1 到 365 之间。", ["staff", "token", "--email", "admin@example.cn", "--days", "366"]),
            (1, "没有邮箱是 nobody@example.cn 的账号。", ["staff", "token", "--email", "nobody@example.cn"]),
        })
        {
            var refused = await Operator.RunAsync(city.Settings, words);
            Assert.Equal((exit, sentence + "\n", ""), (refused.Exit, refused.Error, refused.Output));
        }

        Assert.Equal(2, (await Operator.RunAsync(city.Settings, "api-key", "add", "--system", "热线")).Exit);
        Assert.Equal(2, (await Operator.RunAsync(city.Settings, "api-key", "revoke", "x")).Exit);
        foreach (var command in new[] { "api-key", "staff" })
            Assert.Equal(0, (await Operator.RunAsync(city.Settings, command, "--help")).Exit);
    }

    private static async Task<JsonElement> DoneAsync(TestCity city, params string[] words)
    {
        var done = await Operator.RunAsync(city.Settings, words);
        Assert.True(done.Exit == 0, done.Error);
        return JsonSerializer.Deserialize<JsonElement>(done.Output);
    }
}
