using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// What one node tells the others through Redis: that a topic has changed, that somebody is writing, or nothing but that Redis answers. Ids and
/// numbers only; a name is sealed.
/// </summary>
/// <param name="Node">Who tells it, made anew at each start.</param>
internal sealed record RedisSignal(Guid Node)
{
    /// <summary>Bytes of one; what is longer is not ours.</summary>
    private const int Limit = 2048;

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Of the topic that has changed; null in the other signals.</summary>
    public string? Kind { get; init; }

    /// <summary>Of the topic, or of the conversation in which somebody is writing.</summary>
    public Guid Id { get; init; }

    /// <summary>Of the topic's last change; 0 where it is not known.</summary>
    public long Number { get; init; }

    /// <summary>Who is writing; null in the other signals.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Name of a person who is writing, sealed with the city's keys.</summary>
    public string? Name { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <returns>Null for what no node of this version has written.</returns>
    public static RedisSignal? Read(byte[]? message)
    {
        if (message is not { Length: > 0 and <= Limit })
            return null;
        try
        {
            return JsonSerializer.Deserialize<RedisSignal>(message, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
