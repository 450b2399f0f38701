using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.Work;

/// <summary>What is due is done once, whatever node looks and whatever is killed; what is withdrawn is not done.</summary>
public sealed class DueWorkTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ScriptedWork tea = new("test.tea");
    private readonly ScriptedWork post = new("test.post");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_is_done_when_it_is_due_and_not_again(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        await ScheduleAsync(city, tea, "a", Hour);
        Assert.Equal(0, await RunAsync(city.Services));
        city.Clock.Advance(Hour);
        Assert.Equal(1, await RunAsync(city.Services));
        city.Clock.Advance(Hour);
        Assert.Equal(0, await RunAsync(city.Services));
        Assert.Equal(["a"], await tea.DoneAsync(city, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_that_look_at_the_same_time_do_it_once(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        string[] keys = ["a", "b", "c", "d", "e"];
        foreach (var key in keys)
            await ScheduleAsync(city, tea, key, TimeSpan.Zero);
        IServiceProvider[] nodes = [city.Services, city.AddNode()];
        Assert.Equal(keys.Length, (await InboxTests.AtOnceAsync(2, i => RunAsync(nodes[i]))).Sum());
        Assert.Equal(keys, await tea.DoneAsync(city, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_one_node_is_at_work_on_no_other_begins(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        await ScheduleAsync(city, tea, "a", TimeSpan.Zero);
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        tea.Middle = async _ =>
        {
            begun.SetResult();
            await go.Task;
        };
        var working = RunAsync(city.Services);
        await begun.Task;
        Assert.Equal(0, await RunAsync(city.AddNode()).WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
        go.SetResult();
        Assert.Equal(1, await working);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_withdrawn_is_not_done_unless_that_was_rolled_back(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        await ScheduleAsync(city, tea, "withdrawn", TimeSpan.Zero);
        await ScheduleAsync(city, tea, "rolled back", TimeSpan.Zero);
        await city.Transactions.RunAsync(db => DueWork.WithdrawAsync(db, tea.Kind, "withdrawn", Cancellation), Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(() => city.Transactions.RunAsync(
            async db =>
            {
                await DueWork.WithdrawAsync(db, tea.Kind, "rolled back", Cancellation);
                await DueWork.ScheduleAsync(db, tea.Kind, "never", city.Clock.GetUtcNow(), Cancellation);
                throw new InvalidOperationException("on purpose");
            },
            Cancellation));
        Assert.Equal(1, await RunAsync(city.Services));
        Assert.Equal(["rolled back"], await tea.DoneAsync(city, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_killed_node_had_begun_comes_back_after_its_lease(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        await ScheduleAsync(city, tea, "a", TimeSpan.Zero);
        using var life = new CancellationTokenSource();
        tea.Middle = async _ =>
        {
            await life.CancelAsync();
            life.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Get<BackgroundLoop>().RunDueAsync(life.Token));
        tea.Middle = _ => Task.CompletedTask;
        var next = city.AddNode();
        Assert.Equal(0, await RunAsync(next));
        city.Clock.Advance(BackgroundLoop.Lease);
        Assert.Equal(1, await RunAsync(next));
        Assert.Equal(["a"], await tea.DoneAsync(city, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Scheduled_again_it_moves_and_the_same_key_of_another_kind_stays(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        await ScheduleAsync(city, tea, "a", Hour);
        await ScheduleAsync(city, post, "a", Hour);
        await ScheduleAsync(city, tea, "a", Hour * 2);
        city.Clock.Advance(Hour);
        Assert.Equal(1, await RunAsync(city.Services));
        Assert.Equal([], await tea.DoneAsync(city, Cancellation));
        await ScheduleAsync(city, tea, "a", TimeSpan.Zero);
        Assert.Equal(1, await RunAsync(city.Services));
        Assert.Equal(["a"], await tea.DoneAsync(city, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_fails_is_undone_and_tried_again_less_and_less_often_and_holds_up_nothing_else(DatabaseProvider provider)
    {
        using var log = new CapturedLog();
        await using var city = await StartAsync(provider, log);
        await ScheduleAsync(city, tea, "bad", TimeSpan.Zero);
        await ScheduleAsync(city, tea, "good", TimeSpan.Zero);
        await ScheduleAsync(city, post, "good", TimeSpan.Zero);
        tea.Middle = key => key == "bad" ? throw new InvalidOperationException("on purpose") : Task.CompletedTask;
        Assert.Equal(2, await RunAsync(city.Services));
        Assert.Equal(["good"], await tea.DoneAsync(city, Cancellation));
        city.Clock.Advance(BackgroundLoop.FirstPause - TimeSpan.FromSeconds(1));
        await RunAsync(city.Services);
        Assert.Equal(1, Failures(log));
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(city.Services);
        Assert.Equal(2, Failures(log));
        city.Clock.Advance((BackgroundLoop.FirstPause * 2) - TimeSpan.FromSeconds(1));
        await RunAsync(city.Services);
        Assert.Equal(2, Failures(log));
        tea.Middle = _ => Task.CompletedTask;
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await RunAsync(city.Services));
        Assert.Equal(["bad", "good"], await tea.DoneAsync(city, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_no_handler_knows_is_left_for_a_program_that_has_one(DatabaseProvider provider)
    {
        await using var city = await StartAsync(provider);
        await ScheduleAsync(city, new ScriptedWork("test.later"), "a", TimeSpan.Zero);
        Assert.Equal(0, await RunAsync(city.Services));
        Assert.Equal((0, null), await Transcripts.QueryAsync(city, async db =>
        {
            var work = await db.Set<DueWork>().SingleAsync(Cancellation);
            return (work.Attempts, work.LeaseUntil);
        }));
    }

    private Task<TestCity> StartAsync(DatabaseProvider provider, CapturedLog? log = null) => TestCity.StartAsync(provider, services =>
    {
        if (log is not null)
            services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<IDueWorkHandler>(tea).AddSingleton<IDueWorkHandler>(post);
    });

    private static int Failures(CapturedLog log) => log.Text.Split("Error Due work test.tea bad failed").Length - 1;

    private static Task ScheduleAsync(TestCity city, ScriptedWork work, string key, TimeSpan after) => city.Transactions.RunAsync(
        db => DueWork.ScheduleAsync(db, work.Kind, key, city.Clock.GetUtcNow() + after, Cancellation), Cancellation);

    private static Task<int> RunAsync(IServiceProvider node) => node.GetRequiredService<BackgroundLoop>().RunDueAsync(Cancellation);
}
