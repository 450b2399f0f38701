using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>A call that comes twice is done once, and is answered alike.</summary>
public sealed class OnceTests
{
    private const string Notes = "/probe/notes";
    private const string Body = """{"text":"once"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_call_again_is_answered_alike_and_another_with_its_key_is_refused(DatabaseProvider provider)
    {
        await using var host = await ProgramHost.StartAsync(provider);
        var (key, other) = (await host.KeyAsync(ApiScope.CasesWrite), await host.KeyAsync(ApiScope.CasesWrite));
        var first = await host.CallAsync(key, Notes, Body, "a-1");
        Assert.Equal(201, first.Status);
        Assert.Equal((201, first.Body, "application/json"), Told(await host.CallAsync(key, Notes, Body, "a-1")));

        var reused = await host.CallAsync(key, Notes, """{"text":"other"}""", "a-1");
        Assert.Equal((422, "idempotency_key_reused"), (reused.Status, reused.Json.GetProperty("code").GetString()));

        // A key is one caller's; without a key each call counts.
        Assert.NotEqual(first.Body, (await host.CallAsync(other, Notes, Body, "a-1")).Body);
        Assert.NotEqual(first.Body, (await host.CallAsync(key, Notes, Body)).Body);
        Assert.Equal(3, await CountAsync(host));

        // However the body is written down, it is not to be read in the database.
        await using var db = await host.Host.City.Transactions.ReadAsync(Cancellation);
        Assert.DoesNotContain("once", await db.Database.SqlQuery<string>($"""SELECT "Body" AS "Value" FROM "KeptAnswers" """).FirstAsync(Cancellation),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_eight_at_the_same_moment_one_is_done_and_all_are_answered_alike(DatabaseProvider provider)
    {
        await using var host = await ProgramHost.StartAsync(provider);
        var key = await host.KeyAsync(ApiScope.CasesWrite);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => host.CallAsync(key, Notes, Body, "race"))));
        Assert.Equal((201, answers[0].Body, "application/json"), Assert.Single(answers.Select(Told).Distinct()));
        Assert.Equal(1, await CountAsync(host));
    }

    [Fact]
    public async Task A_refusal_is_not_kept_so_that_the_call_may_be_tried_again()
    {
        await using var host = await ProgramHost.StartAsync();
        var key = await host.KeyAsync(ApiScope.CasesWrite);
        Assert.Equal(422, (await host.CallAsync(key, Notes, """{"text":"禁"}""", "again")).Status);
        Assert.Equal(201, (await host.CallAsync(key, Notes, Body, "again")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public async Task What_cannot_be_a_key_is_refused(string given)
    {
        await using var host = await ProgramHost.StartAsync();
        var answer = await host.CallAsync(await host.KeyAsync(ApiScope.CasesWrite), Notes, Body, given);
        Assert.Equal((400, "Idempotency-Key 要有 1 到 128 个字母、数字或符号。"), (answer.Status, answer.Detail));
    }

    [Fact]
    public void A_key_has_128_signs_at_most()
    {
        Assert.NotNull(RepeatableCall.Of(Guid.Empty, new string('k', 128), "POST", "/", []));
        Assert.Null(RepeatableCall.Of(Guid.Empty, new string('k', 129), "POST", "/", []));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Answers_are_kept_two_days_and_then_forgotten(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var call = RepeatableCall.Of(Guid.NewGuid(), "k", "POST", "/", "{}"u8)!;
        var done = 0;
        Task<CallAnswer> WorkAsync(AppDb db) => Task.FromResult(new CallAnswer(200, $"{++done}"));

        Assert.Equal("1", (await city.Get<AnswerOnce>().RunAsync(call, WorkAsync, Cancellation))!.Body);
        city.Clock.Advance(TimeSpan.FromDays(2));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        Assert.Equal("1", (await city.Get<AnswerOnce>().RunAsync(call, WorkAsync, Cancellation))!.Body);
        city.Clock.Advance(TimeSpan.FromDays(1));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        Assert.Equal("2", (await city.Get<AnswerOnce>().RunAsync(call, WorkAsync, Cancellation))!.Body);
    }

    [Fact]
    public async Task What_fails_leaves_nothing_behind()
    {
        await using var city = await TestCity.StartAsync();
        var call = RepeatableCall.Of(Guid.NewGuid(), "k", "POST", "/", "{}"u8)!;
        await Assert.ThrowsAsync<TimeoutException>(() => city.Get<AnswerOnce>().RunAsync(call, _ => throw new TimeoutException(), Cancellation));
        Assert.Equal(
            "done", (await city.Get<AnswerOnce>().RunAsync(call, _ => Task.FromResult(new CallAnswer(200, "done")), Cancellation))!.Body);
    }

    private static (int, string, string?) Told(ProgramHost.Answer answer) => (answer.Status, answer.Body, answer.Type);

    private static async Task<int> CountAsync(ProgramHost host)
    {
        await using var db = await host.Host.City.Transactions.ReadAsync(Cancellation);
        return await db.Audit.CountAsync(entry => entry.Action == ProbeApi.Action, Cancellation);
    }
}
