using System.Globalization;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Chance that repeats itself: the same seed at the same time gives the same identifiers in the same order.</summary>
/// <param name="start">Message numbers rise from here, so that those of a later start are new.</param>
internal sealed class Chance(int seed, DateTimeOffset start)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private readonly Lock gate = new();
#pragma warning disable CA5394 // Nothing here protects anything.
    private readonly Random random = new(seed);
    private long lastMessage = start.ToUnixTimeMilliseconds() * 10_000;

    public int Below(int limit)
    {
        lock (gate)
            return random.Next(limit);
    }

    public bool Coin(double share)
    {
        lock (gate)
            return random.NextDouble() < share;
    }

    public string Of(string alphabet, int length)
    {
        lock (gate)
            return new string(random.GetItems<char>(alphabet, length));
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (gate)
            random.NextBytes(bytes);
        return bytes;
    }
#pragma warning restore CA5394

    public string Hex(int length) => Of("0123456789abcdef", length);

    public string Word(int length) => Of(Letters, length);

    /// <summary>28 characters, the first of which every follower of one account has in common.</summary>
    public string OpenId(string prefix) => "o" + prefix + Of(Letters + "_-", 27 - prefix.Length);

    /// <summary>17 digits, rising.</summary>
    public string MessageId()
    {
        lock (gate)
            return (lastMessage += 1 + Below(90)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What WeChat's support asks for: <c>rid: xxxxxxxx-xxxxxxxx-xxxxxxxx</c>.</summary>
    public string RequestId() => $"{Hex(8)}-{Hex(8)}-{Hex(8)}";
}
