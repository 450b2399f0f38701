using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;
using StackExchange.Redis;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Carries hints between nodes through Redis where it is set: which topic has changed, and who is writing. Nobody waits for it: what is to be told is
/// put into a queue, and lost when Redis is away, since <see cref="RemoteChangePoller"/> finds it. Whether Redis works is known from this node's own
/// signals, one a second: they have to come back.
/// </summary>
public sealed class RedisCarrier(RedisOptions options, ConversationFeed feed, Typing typing, Vault vault, ILogger<RedisCarrier> log) : BackgroundService
{
    /// <summary>Signals that wait to be sent; beyond it the oldest are lost.</summary>
    private const int Waiting = 10_000;

    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing may come back from Redis that works.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private readonly Guid node = Guid.NewGuid();
    private readonly Channel<RedisSignal> queue =
        Channel.CreateBounded<RedisSignal>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>When a signal of this node came back last, in ticks of the monotonic clock; 0: never.</summary>
    private long cameBackAt;

    /// <summary>Why there is no connection, as far as it is known.</summary>
    private volatile string reason = "nothing comes back";

    /// <summary>True while Redis carries what this node sends.</summary>
    public bool IsHealthy => Interlocked.Read(ref cameBackAt) is var at and not 0 && TimeProvider.System.GetElapsedTime(at) < Silence;

    /// <summary>All nodes of a city have it from their keys, and no other city on the same Redis has it.</summary>
    private RedisChannel Everybody => RedisChannel.Literal("residentassistant:" + vault.Hash("feed")[..32]);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.IsSet)
        {
            feed.PublishedHere += Send;
            typing.HintedHere += Send;
        }

        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        feed.PublishedHere -= Send;
        typing.HintedHere -= Send;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Connection is null)
            return;
        await Task.WhenAll(
            Repeat.ForeverAsync(CarryAsync, BeatEvery, TimeProvider.System, failure => reason = failure.GetType().Name, stoppingToken),
            BeatAsync(stoppingToken));
    }

    /// <summary>Connects, and sends what is queued until the end; a connection that breaks is made again by the library.</summary>
    private async Task CarryAsync(CancellationToken cancellation)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(options.Connection!);
        var subscriber = redis.GetSubscriber();
        (await subscriber.SubscribeAsync(Everybody)).OnMessage(message => Hear(RedisSignal.Read(message.Message)));
        await foreach (var signal in queue.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                await subscriber.PublishAsync(Everybody, signal.Write(), CommandFlags.FireAndForget);
            }
            catch (RedisException)
            {
                // It is away, or has just gone: that nothing comes back says so.
            }
        }
    }

    /// <summary>Sends a sign of life each second, and tells the operator when it stops to come back, and when it does again: once each.</summary>
    private async Task BeatAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(BeatEvery);
        var (began, saidLost) = (TimeProvider.System.GetTimestamp(), false);
        do
        {
            queue.Writer.TryWrite(new RedisSignal(node));
            if (IsHealthy == !saidLost || (!saidLost && TimeProvider.System.GetElapsedTime(began) < Silence))
                continue;
            saidLost = !saidLost;
            if (saidLost)
                log.LogWarning("Redis at {Place} does not work ({Reason}). Until it does, the database is asked for news each second.", options.Place, reason);
            else
                log.LogInformation("Redis at {Place} works again.", options.Place);
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private void Send(Topic topic, long number) =>
        queue.Writer.TryWrite(new RedisSignal(node) { Kind = topic.Kind, Id = topic.Id ?? Guid.Empty, Number = number });

    private void Send(TypingHint hint) => queue.Writer.TryWrite(
        new RedisSignal(node) { Id = hint.ConversationId, Speaker = hint.Speaker, Name = hint.Name is { } name ? vault.Seal(name) : null });

    private void Hear(RedisSignal? signal)
    {
        if (signal is null)
            return;
        if (signal.Node == node)
            Interlocked.Exchange(ref cameBackAt, TimeProvider.System.GetTimestamp());
        else if (signal.Kind is { } kind)
            feed.Relay(new Topic(kind, signal.Id), signal.Number);
        else if (signal.Speaker is { } speaker && Opened(signal) is var (isOurs, name) && isOurs)
            typing.Relay(new TypingHint(signal.Id, speaker, name));
    }

    /// <summary>The name of who is writing; not ours when it was not sealed with the city's keys.</summary>
    private (bool IsOurs, string? Name) Opened(RedisSignal signal)
    {
        try
        {
            return (true, signal.Name is { } name ? vault.Open(name) : null);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return (false, null);
        }
    }
}
