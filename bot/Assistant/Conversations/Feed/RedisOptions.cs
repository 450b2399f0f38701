using System.Net;
using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;
using StackExchange.Redis;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Where several nodes tell each other of news at once: <c>Redis</c>, a connection string of StackExchange.Redis; optional.</summary>
public sealed class RedisOptions
{
    private const string Example = "例如 Redis=127.0.0.1:6379，或 Redis=redis.internal:6380,ssl=true,password=...";

    /// <summary>Null: there is none, and the database alone is asked.</summary>
    internal ConfigurationOptions? Connection { get; private init; }

    public bool IsSet => Connection is not null;

    /// <summary>Host and port of each server, without a password; empty when there is none.</summary>
    public string Place => string.Join("、", Connection?.EndPoints.Select(NameOf) ?? []);

    /// <exception cref="SettingException">The setting is not a connection string of Redis.</exception>
    public static RedisOptions From(IConfiguration configuration)
    {
        if (configuration["Redis"] is not { } given || string.IsNullOrWhiteSpace(given))
            return new RedisOptions();
        ConfigurationOptions connection;
        try
        {
            connection = ConfigurationOptions.Parse(given);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            // The message of the library may repeat a password.
            throw new SettingException($"Redis 的值读不懂，应是 Redis 的连接字符串，{Example}。");
        }

        if (connection.EndPoints.Count == 0 || !connection.EndPoints.All(IsPlace))
            throw new SettingException($"Redis 的值里没有服务器的地址和端口，{Example}。");
        connection.ClientName ??= "residentassistant";

        // Nothing waits for Redis: what cannot be told at once is found in the database.
        connection.BacklogPolicy = BacklogPolicy.FailFast;
        connection.ReconnectRetryPolicy = new LinearRetry(1000);
        connection.AbortOnConnectFail = true;
        return new RedisOptions { Connection = connection };
    }

    /// <summary>Whether it can be reached and lets this node in.</summary>
    public async Task<bool> AnswersAsync()
    {
        if (Connection is null)
            return false;
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(Connection);
            await redis.GetSubscriber().PingAsync();
            return true;
        }
        catch (RedisException)
        {
            return false;
        }
    }

    private static bool IsPlace(EndPoint place) => place switch
    {
        DnsEndPoint named => Uri.CheckHostName(named.Host) != UriHostNameType.Unknown,
        IPEndPoint => true,
        _ => false,
    };

    private static string NameOf(EndPoint place) => place switch
    {
        DnsEndPoint { Port: 0 } named => named.Host,
        DnsEndPoint named => $"{named.Host}:{named.Port}",
        IPEndPoint { Port: 0 } numbered => $"{numbered.Address}",
        _ => $"{place}",
    };
}
