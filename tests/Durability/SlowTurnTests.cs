using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>A message that is hard to understand, or whose turn does not end, is its writer's alone.</summary>
public sealed class SlowTurnTests
{
    private const string Hard = "很难读的一句话";
    private const string Endless = "办不完的一件事";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("交了物业费，缴费单号1234567890123456789012345678，3号楼楼下烧烤店油烟太大，晚上根本睡不着")]
    [InlineData("流水号00000000000000000000000000000000000000000000000000，阳光花园3号楼楼下烧烤店油烟太大")]
    [InlineData("欠一二三四五六七八九十百千万亿一二三四五六七八九十百千万亿一二三四五六七八九十百千万亿，3号楼漏水没人管")]
    public async Task A_long_number_in_a_complaint_is_part_of_the_story(string complaint)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(complaint);
        resident.DoesNotHear("没能办成");
        if (!complaint.Contains("阳光花园", StringComparison.Ordinal))
            await resident.Says("阳光花园");
        await resident.Taps("提交");
        resident.Hears("XY-20261123-0001");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task While_one_message_is_being_read_everybody_else_is_answered(DatabaseProvider provider)
    {
        using var reading = new Reading();
        await using var city = await TestCity.StartAsync(provider, services => services.AddSingleton<Capability>(reading));
        var slow = city.NewResident();
        var heard = Task.Run(() => slow.Says(Hard), Cancellation);
        await reading.Begun.WaitAsync(Cancellation);
        for (var i = 0; i < 12; i++)
        {
            var other = city.NewResident();
            await other.Says("帮助");
            other.Hears("您可以这样说");
        }

        Assert.False(heard.IsCompleted);
        reading.Go.Set();
        await heard;
        Assert.NotEmpty(slow.Heard);
        slow.DoesNotHear("没能办成");
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_in_time_is_answered_politely_after_three_attempts()
    {
        using var reading = new Reading();
        await using var city = await TestCity.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<Capability>(reading));
        var resident = city.NewResident();
        await EndsAsync(city, resident.Says(Hard));
        resident.Hears("抱歉");
        resident.Hears("12345");
        Assert.Equal(TurnRunner.AttemptLimit, Assert.Single(await new DeliveryDesk(city.Transactions, city.Clock).FailedTurnsAsync(await city.StaffAsync("admin@example.cn"), Cancellation)).Attempts);
        reading.Go.Set();
        await resident.Says("帮助");
        resident.Hears("您可以这样说");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_turn_that_does_not_end_is_cut_and_counts_as_an_attempt(DatabaseProvider provider)
    {
        using var endless = new Waiting();
        await using var city = await TestCity.StartAsync(provider, services => services.AddSingleton<Capability>(endless));
        var resident = city.NewResident();
        var said = resident.Says(Endless);
        for (var attempt = 1; attempt <= TurnRunner.AttemptLimit; attempt++)
        {
            await endless.Begun.WaitAsync(Cancellation);
            city.Clock.Advance(TurnRunner.TimeLimit);
        }

        await said;
        Assert.Equal(TurnRunner.AttemptLimit, Assert.Single(await new DeliveryDesk(city.Transactions, city.Clock).FailedTurnsAsync(await city.StaffAsync("admin@example.cn"), Cancellation)).Attempts);
        resident.Hears("抱歉");
        resident.DoesNotHear("这句不会说出来");
        await resident.Says("帮助");
        resident.Hears("您可以这样说");
    }

    [Fact]
    public async Task Web_chat_keeps_a_message_whose_turn_does_not_end_and_answers_it_politely()
    {
        using var endless = new Waiting();
        await using var city = await TestCity.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<Capability>(endless));
        var runner = city.Get<TurnRunner>();
        var receipt = await EndsAsync(city, runner.ReceiveAndAnswerAsync(new InboundMessage("test", "somebody", "m1", Endless), Cancellation));
        await EndsAsync(city, runner.RunAsync(receipt.ConversationId, Cancellation));
        var lines = await Transcripts.ReadAsync(city, receipt.ConversationId);
        Assert.Equal([(Speaker.Resident, TurnState.Failed), (Speaker.Assistant, TurnState.None)], lines.Select(a => (a.Speaker, a.Turn)));
    }

    /// <summary>Lets the city's time pass until the task ends.</summary>
    private static async Task<T> EndsAsync<T>(TestCity city, Task<T> task)
    {
        await EndsAsync(city, (Task)task);
        return await task;
    }

    private static async Task EndsAsync(TestCity city, Task task)
    {
        while (!task.IsCompleted)
        {
            city.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        await task;
    }

    /// <summary>Needs very long to read one sentence.</summary>
    private sealed class Reading : Capability, IDisposable
    {
        public SemaphoreSlim Begun { get; } = new(0);

        public ManualResetEventSlim Go { get; } = new();

        public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>();

        public override void Read(Readings readings, string text, Meaning meant)
        {
            if (text != Hard)
                return;
            Begun.Release();
            Go.Wait(Cancellation);
        }

        public void Dispose()
        {
            Go.Set();
            Begun.Dispose();
        }
    }

    /// <summary>Waits for something that never comes.</summary>
    private sealed class Waiting : Capability, IDisposable
    {
        public SemaphoreSlim Begun { get; } = new(0);

        public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler> { ["test.wait"] = WaitAsync };

        public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string> { [Endless] = "test.wait" };

        private async Task WaitAsync(Turn turn, string argument)
        {
            turn.Say("这句不会说出来。");
            Begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, turn.Cancellation);
        }

        public void Dispose() => Begun.Dispose();
    }
}
