using System.Collections.Concurrent;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Access tokens in memory, one per account, fetched by one caller at a time. Tokens come from <c>stable_token</c>, which
/// gives every node the same one, so nodes do not take them from each other.
/// </summary>
internal sealed class WeChatTokens(TimeProvider clock)
{
    /// <summary>From here before its end WeChat hands out the next token, while both work.</summary>
    private static readonly TimeSpan ChangeOver = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.Ordinal);

    /// <summary>The account's token, through <paramref name="fetch"/> when there is none that will last.</summary>
    public async Task<TokenAnswer> GetAsync(WeChatAccount account, Func<Task<TokenAnswer>> fetch, CancellationToken cancellation)
    {
        var slot = slots.GetOrAdd(account.Name, _ => new Slot());
        await slot.Gate.WaitAsync(cancellation);
        try
        {
            if (slot.Token is { } known && clock.GetUtcNow() < slot.RefreshAt)
                return new TokenAnswer.Got(known, TimeSpan.Zero);
            var answer = await fetch();
            if (answer is TokenAnswer.Got(var token, var life))
                (slot.Token, slot.RefreshAt) = (token, clock.GetUtcNow() + (life - ChangeOver > life / 2 ? life - ChangeOver : life / 2));
            return answer;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    /// <summary>Forgets a token that WeChat refused, unless another caller has already replaced it.</summary>
    public void Forget(WeChatAccount account, string token)
    {
        if (slots.TryGetValue(account.Name, out var slot) && slot.Token == token)
            slot.Token = null;
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public string? Token { get; set; }

        public DateTimeOffset RefreshAt { get; set; }
    }
}

/// <summary>What the token endpoint answered.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    /// <param name="Life">How long from now it is valid; zero when it came from memory.</param>
    public sealed record Got(string Token, TimeSpan Life) : TokenAnswer;

    public sealed record Refused(ApiAnswer Answer) : TokenAnswer;
}
