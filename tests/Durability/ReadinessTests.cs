using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WebChat;
using ResidentAssistant.Web.Health;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary><c>/healthz/ready</c> says whether a message can be taken now.</summary>
public sealed class ReadinessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_writer_that_is_stuck_makes_the_node_not_ready_until_it_goes_on(DatabaseProvider provider)
    {
        await using var host = await TestHost.StartAsync(provider);
        await IsAsync(host, HttpStatusCode.OK, "");
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var stuck = host.Get<Transactions>().RunAsync(
            async db =>
            {
                await db.KeyCanaries.ExecuteUpdateAsync(set => set.SetProperty(c => c.PhraseHash, c => c.PhraseHash), Cancellation);
                begun.SetResult();
                await end.Task;
            },
            Cancellation);
        try
        {
            await begun.Task;
            await IsAsync(host, HttpStatusCode.ServiceUnavailable, "database,keys,deliveries");
            // It lives: nobody restarts it.
            using var http = new HttpClient { BaseAddress = host.Address };
            Assert.Equal("Healthy", await http.GetStringAsync("/healthz/live", Cancellation));
        }
        finally
        {
            end.SetResult();
            await stuck;
        }

        await IsAsync(host, HttpStatusCode.OK, "");
    }

    [Fact]
    public async Task A_hundred_who_ask_at_once_make_one_look()
    {
        await using var host = await TestHost.StartAsync();
        var readiness = host.Get<Readiness>();
        var first = readiness.LookAsync();
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Same(first, readiness.LookAsync()));
        await first;
        Assert.Same(first, readiness.LookAsync());
        host.City.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(first, readiness.LookAsync());
    }

    [Fact]
    public async Task Keys_that_vanish_and_deliveries_that_do_not_leave_are_told()
    {
        await using var host = await TestHost.StartAsync();
        var keys = Path.Combine(host.City.Folder, "keys");
        Directory.Move(keys, keys + ".away");
        await IsAsync(host, HttpStatusCode.ServiceUnavailable, "keys");
        Directory.Move(keys + ".away", keys);
        await IsAsync(host, HttpStatusCode.OK, "");
        using var visitor = await DirectLineClient.OpenAsync(host);
        await host.Get<OutboxSender>().StopAsync(Cancellation);
        await host.Get<Transactions>().RunAsync(
            async db =>
            {
                var line = await db.Activities.FirstAsync(a => a.ConversationId == visitor.Conversation, Cancellation);
                db.Outbox.Add(new OutboxMessage(line, "test", host.City.Clock.GetUtcNow(), notice: false));
            },
            Cancellation);
        await IsAsync(host, HttpStatusCode.OK, "");
        host.City.Clock.Advance(TimeSpan.FromMinutes(6));
        await IsAsync(host, HttpStatusCode.ServiceUnavailable, "deliveries");
    }

    [Fact]
    public async Task A_full_disk_refuses_politely_loses_nothing_and_is_told()
    {
        using var disk = Mount.Small(megabytes: 24);
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["Health:FreeMegabytes"] = "1" }, under: disk.Path);
        using var visitor = await DirectLineClient.OpenAsync(host);
        await IsAsync(host, HttpStatusCode.OK, "");
        var filler = Mount.Fill(disk.Path);
        var (sent, taken, refused) = (0, new List<string>(), new List<string>());
        // What is left of the write-ahead log takes some more.
        for (; refused.Count < 3 && sent < 400; sent++)
        {
            var text = $"第 {sent} 句：{new string('话', 800)}";
            using var response = await PostAsync(visitor, text, sent);
            if (response.IsSuccessStatusCode)
                taken.Add(text);
            else
                refused.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
        }

        Assert.All(refused, answer => Assert.Matches("^50[03] .*请稍后再试", answer));
        Assert.True(refused.Count == 3, $"{sent} messages went onto a full disk.");
        var (status, wrong) = await AskAsync(host);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("disk", wrong, StringComparison.Ordinal);
        File.Delete(filler);
        using (var again = await PostAsync(visitor, "现在呢", sent))
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await IsAsync(host, HttpStatusCode.OK, "");
        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        var kept = await db.Activities.Where(a => a.ConversationId == visitor.Conversation && a.Speaker == Speaker.Resident).ToListAsync(Cancellation);
        Assert.Empty(taken.Except(kept.Select(a => a.Text)));
    }

    [Fact]
    public async Task A_disk_with_less_room_than_the_setting_asks_for_is_told()
    {
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string?> { ["Health:FreeMegabytes"] = "1000000" });
        await IsAsync(host, HttpStatusCode.ServiceUnavailable, "disk");
    }

    private static Task<HttpResponseMessage> PostAsync(DirectLineClient visitor, string text, int number) =>
        visitor.PostRawAsync(DirectLineClient.Message(text, $"full{number}").ToJsonString());

    /// <summary>Asks again on a machine so busy that a healthy write takes longer than the check waits.</summary>
    private static async Task IsAsync(TestHost host, HttpStatusCode status, string wrong)
    {
        var found = await AskAsync(host);
        for (var again = 0; again < 20 && found != (status, wrong); again++)
            found = await AskAsync(host);
        Assert.Equal((status, wrong), found);
    }

    /// <returns>The status, and the names of the checks that say no.</returns>
    private static async Task<(HttpStatusCode Status, string Wrong)> AskAsync(TestHost host)
    {
        host.City.Clock.Advance(TimeSpan.FromSeconds(1));
        using var http = new HttpClient { BaseAddress = host.Address };
        using var response = await http.GetAsync("/healthz/ready", Cancellation);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal(response.IsSuccessStatusCode ? "Healthy" : "Unhealthy", body.GetProperty("status").GetString());
        var checks = body.GetProperty("checks").EnumerateObject().ToList();
        Assert.Equal(["database", "disk", "keys", "index", "deliveries"], checks.Select(check => check.Name));
        Assert.DoesNotContain(host.City.Folder, body.GetRawText(), StringComparison.Ordinal);
        return (response.StatusCode, string.Join(',', checks.Where(check => !check.Value.GetProperty("ok").GetBoolean()).Select(check => check.Name)));
    }
}
