using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WeChat;
using StackExchange.Redis;
using Xunit;

namespace ResidentAssistant.Tests.Feed;

/// <summary>Two nodes on one PostgreSQL tell each other through a real Redis; and when it goes away nothing is lost, and nobody waits.</summary>
public sealed class RedisTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_changes_the_other_hears_through_redis_alone()
    {
        await using var redis = RedisServer.Begin();
        await using var city = await StartAsync(redis);
        var elsewhere = city.AddNode();
        await using var running = await Running.StartAsync<RedisCarrier>(city.Services, elsewhere);
        await running.HealthyAsync();
        var feed = elsewhere.GetRequiredService<ConversationFeed>();
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟很大，晚上睡不着");
        using var talk = new HeardTopics(feed, Topic.Conversation(resident.ConversationId));
        using var list = new HeardTopics(feed, await city.Get<HandleCase>().TopicsAsync(await city.StaffAsync("community@example.cn"), Cancellation));
        using var another = new HeardTopics(feed, await city.Get<HandleCase>().TopicsAsync(await city.StaffAsync("grid@example.cn"), Cancellation));
        await resident.Says("提交");
        await Eventually.TrueAsync(() => (talk.Count, list.Count) is ( > 0, 1));

        // One goes after the other through Redis: what was to come has come.
        await city.NewResident().Says("转人工");
        using var queue = new HeardTopics(feed, ReceptionTopics.Queue);
        await city.NewResident().Says("转人工");
        await Eventually.TrueAsync(() => queue.Count > 0);
        Assert.Equal((1, 0), (list.Count, another.Count));

        // The next look at the database finds nothing that was not told.
        var told = talk.Count;
        await elsewhere.GetRequiredService<RemoteChangePoller>().LookAsync(Cancellation);
        Assert.Equal((told, 1), (talk.Count, list.Count));
    }

    [Fact]
    public async Task Typing_crosses_nodes_once_and_nobody_reads_a_name_on_the_way()
    {
        await using var redis = RedisServer.Begin();
        await using var city = await StartAsync(redis);
        var elsewhere = city.AddNode();
        await using var running = await Running.StartAsync<RedisCarrier>(city.Services, elsewhere);
        await running.HealthyAsync();
        await using var reader = await ConnectionMultiplexer.ConnectAsync(redis.Setting);
        var read = new ConcurrentQueue<string>();
        await reader.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("*"), (_, message) => read.Enqueue(Encoding.UTF8.GetString((byte[])message!)));
        var (heard, calledOut) = (new ConcurrentQueue<TypingHint>(), 0);
        var typing = elsewhere.GetRequiredService<Typing>();
        typing.HintedHere += _ => calledOut++;
        var conversation = Guid.NewGuid();
        using var listening = typing.Listen(conversation, heard.Enqueue);
        using var other = typing.Listen(Guid.NewGuid(), heard.Enqueue);

        city.Get<Typing>().Hint(conversation, Speaker.Lawyer, "张律师");
        await Eventually.TrueAsync(() => !heard.IsEmpty);
        Assert.Equal([new TypingHint(conversation, Speaker.Lawyer, "张律师")], heard);
        Assert.Equal(0, calledOut);
        await Eventually.TrueAsync(() => read.Any(message => message.Contains("Lawyer", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            read, message => message.Contains('张', StringComparison.Ordinal) || message.Contains("\\u5F20", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_city_on_the_same_redis_hears_nothing()
    {
        await using var redis = RedisServer.Begin();
        await using var city = await StartAsync(redis);
        await using var running = await Running.StartAsync<RedisCarrier>(city.Services);
        await running.HealthyAsync();
        var keys = new Vault(new EphemeralDataProtectionProvider(), Directory.CreateDirectory(Path.Combine(city.Folder, "other-keys")).FullName);
        var (far, farther) = (new Typing(city.Clock), new Typing(city.Clock));
        using var listens = new RedisCarrier(city.Get<RedisOptions>(), new ConversationFeed(), far, keys, NullLogger<RedisCarrier>.Instance);
        using var speaks = new RedisCarrier(city.Get<RedisOptions>(), new ConversationFeed(), farther, keys, NullLogger<RedisCarrier>.Instance);
        await listens.StartAsync(Cancellation);
        await speaks.StartAsync(Cancellation);
        await Eventually.TrueAsync(() => listens.IsHealthy && speaks.IsHealthy);
        var (conversation, heard) = (Guid.NewGuid(), new ConcurrentQueue<TypingHint>());
        using var listening = far.Listen(conversation, heard.Enqueue);
        await using var reader = await ConnectionMultiplexer.ConnectAsync(redis.Setting);
        var passed = 0;
        await reader.GetSubscriber().SubscribeAsync(RedisChannel.Pattern("*"), (_, message) => passed += IsHint(message) ? 1 : 0);
        city.Get<Typing>().Hint(conversation, Speaker.Resident);
        await Eventually.TrueAsync(() => passed == 1);

        // It comes behind whatever went through Redis before.
        farther.Hint(conversation, Speaker.Lawyer);
        await Eventually.TrueAsync(() => !heard.IsEmpty);
        Assert.Equal([new TypingHint(conversation, Speaker.Lawyer, null)], heard);

        static bool IsHint(RedisValue message) => Encoding.UTF8.GetString((byte[])message!).Contains("\"Speaker\"", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_redis_goes_away_the_database_is_asked_and_when_it_is_back_it_carries_again(bool hangs)
    {
        await using var redis = RedisServer.Begin();
        var log = new CapturedLog();
        await using var city = await StartAsync(
            redis, services => services.AddSingleton<ILogger<RedisCarrier>>(new Logger<RedisCarrier>(new LoggerFactory([log]))));
        var elsewhere = city.AddNode();
        await using var running = await Running.StartAsync<RedisCarrier>(city.Services, elsewhere);
        await using var looking = await Running.StartAsync<RemoteChangePoller>(elsewhere);
        await running.HealthyAsync();
        Assert.Equal("", log.Text);
        var (resident, feed) = (city.NewResident(), elsewhere.GetRequiredService<ConversationFeed>());
        await resident.Says("帮助");
        using var talk = new HeardTopics(feed, Topic.Conversation(resident.ConversationId));
        using var queue = new HeardTopics(feed, ReceptionTopics.Queue);

        if (hangs)
            await redis.HangAsync();
        else
            await redis.KillAsync();
        await resident.Says("转人工");
        resident.Hears("排在第一位");
        await Eventually.TrueAsync(() => talk.Count > 0 && queue.Count > 0);
        await Eventually.TrueAsync(() => !running.Carriers.Any(carrier => carrier.IsHealthy) && Times(log, "does not work") == 2);

        if (hangs)
            await redis.KillAsync();
        redis.Start();
        await running.HealthyAsync();
        await Eventually.TrueAsync(() => Times(log, "works again") == 2);
        Assert.Equal(2, Times(log, "does not work"));
        Assert.DoesNotContain("secret", log.Text, StringComparison.Ordinal);

        // Nothing but Redis carries this.
        var heard = new ConcurrentQueue<TypingHint>();
        using var listening = elsewhere.GetRequiredService<Typing>().Listen(resident.ConversationId, heard.Enqueue);
        city.Get<Typing>().Hint(resident.ConversationId, Speaker.Resident);
        await Eventually.TrueAsync(() => !heard.IsEmpty);
    }

    [Fact]
    public async Task A_node_starts_without_redis_and_finds_it_when_it_comes()
    {
        await using var redis = RedisServer.Begin();
        await redis.KillAsync();
        await using var city = await StartAsync(redis);
        await using var running = await Running.StartAsync<RedisCarrier>(city.Services);
        var resident = city.NewResident();
        await resident.Says("帮助");
        resident.Hears("您可以这样说");
        Assert.False(city.Get<RedisCarrier>().IsHealthy);
        redis.Start();
        await running.HealthyAsync();
    }

    [Theory]
    [InlineData("127.0.0.1:6379,password=secret,nonsense=1")]
    [InlineData("127.0.0.1:6379,password=secret,connectTimeout=soon")]
    [InlineData("redis://:secret@redis.internal:6379")]
    [InlineData("password=secret")]
    [InlineData(",")]
    public void A_wrong_setting_stops_the_start_with_a_sentence(string value)
    {
        var stopped = Assert.Throws<SettingException>(() => Options(value));
        Assert.StartsWith("Redis 的值", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("例如 Redis=127.0.0.1:6379", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("redis.internal", "redis.internal")]
    [InlineData("10.0.0.5:6380,ssl=true,password=secret", "10.0.0.5:6380")]
    [InlineData("one:6379,two:6379,user=app,password=secret", "one:6379、two:6379")]
    [InlineData("[::1]:6379", "[::1]:6379")]
    public void A_right_setting_names_the_servers(string value, string place)
    {
        var options = Options(value);
        Assert.Equal((value.Length > 0, place), (options.IsSet, options.Place));
    }

    [Fact]
    public async Task The_doctor_says_whether_redis_answers()
    {
        await using var redis = RedisServer.Begin();
        Assert.False(await Options("").AnswersAsync());
        await Eventually.TrueAsync(() => Options(redis.Setting).AnswersAsync());
        await redis.KillAsync();
        Assert.False(await Options(redis.Setting).AnswersAsync());
    }

    private static RedisOptions Options(string value) =>
        RedisOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Redis"] = value }).Build());

    private static Action<IServiceCollection> With(RedisServer redis) => services =>
        services.Replace(ServiceDescriptor.Singleton(Options($"{redis.Setting},connectTimeout=1000")));

    private static Task<TestCity> StartAsync(RedisServer redis, Action<IServiceCollection>? customise = null) => TestCity.StartAsync(
        DatabaseProvider.Postgres, services =>
        {
            With(redis)(services);
            customise?.Invoke(services);
        });

    private static int Times(CapturedLog log, string words) => log.Text.Split(words).Length - 1;

    /// <summary>A part of some nodes that works behind the requests.</summary>
    private sealed class Running : IAsyncDisposable
    {
        private readonly List<IHostedService> parts = [];

        private Running(IReadOnlyList<IServiceProvider> nodes) => Nodes = nodes;

        public IReadOnlyList<IServiceProvider> Nodes { get; }

        public IEnumerable<RedisCarrier> Carriers => Nodes.Select(node => node.GetRequiredService<RedisCarrier>());

        public static async Task<Running> StartAsync<T>(params IReadOnlyList<IServiceProvider> nodes)
            where T : class, IHostedService
        {
            var running = new Running(nodes);
            foreach (var part in nodes.Select(node => node.GetRequiredService<T>()))
            {
                await part.StartAsync(Cancellation);
                running.parts.Add(part);
            }

            return running;
        }

        public Task HealthyAsync() => Eventually.TrueAsync(() => Carriers.All(carrier => carrier.IsHealthy));

        public async ValueTask DisposeAsync()
        {
            foreach (var part in parts)
                await part.StopAsync(CancellationToken.None);
        }
    }
}
