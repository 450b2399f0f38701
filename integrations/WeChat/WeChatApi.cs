using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Calls WeChat's API with the account's token and carries out the reactions that concern the whole account: a refused
/// token is renewed once and the call repeated once, an exhausted quota pauses that call, and what needs a person raises an alarm.
/// </summary>
internal sealed class WeChatApi(WeChatHttp http, SharedTokens tokens, ChannelAlarms alarms, TimeProvider clock, ILogger<WeChatApi> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // By account and call. Each node finds out for itself; a restart costs one call.
    private readonly ConcurrentDictionary<(string Account, string Path), (DateTimeOffset Until, ApiAnswer Answer)> pauses = new();

    /// <param name="account">One with an AppSecret.</param>
    /// <param name="path">E.g. <c>cgi-bin/message/custom/send</c>.</param>
    /// <param name="body">Null: a GET.</param>
    public Task<ApiAnswer> CallAsync(WeChatAccount account, string path, object? body, CancellationToken cancellation) =>
        CallAsync(account, path, token => body is null
            ? http.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={Uri.EscapeDataString(token)}", cancellation)
            : http.PostAsync($"{path}?access_token={Uri.EscapeDataString(token)}", body, cancellation), cancellation);

    /// <summary>The time before which a call that was told to wait must not be made again; null when it may.</summary>
    public DateTimeOffset? NotBefore(WeChatAccount account, string path) => PauseOf(account, path)?.Until;

    /// <summary>A call with whatever transport, e.g. one that reads a file.</summary>
    public async Task<ApiAnswer> CallAsync(WeChatAccount account, string path, Func<string, Task<ApiAnswer>> call, CancellationToken cancellation)
    {
        if (PauseOf(account, path) is { } pause)
            return pause.Answer;
        for (var attempt = 1; ; attempt++)
        {
            ApiAnswer? refusal = null;
            var name = account.Channel + ":access_token";
            var token = await tokens.GetAsync(
                name,
                async cancel =>
                {
                    (var fresh, refusal) = await http.FetchTokenAsync(account, cancel);
                    return fresh;
                },
                cancellation);
            if (token is null)
                return await ReactAsync(account, "cgi-bin/stable_token", refusal ?? ApiAnswer.None("取不到 access_token"), cancellation);
            var answer = await call(token.Value);
            if (answer.Code == 0)
                return answer;
            if (answer.Error.Reaction != Reaction.RenewToken)
                return await ReactAsync(account, path, answer, cancellation);
            await tokens.ForgetAsync(name, token, cancellation);
            if (attempt == 2)
                return await ReactAsync(account, path, answer, cancellation);
        }
    }

    private (DateTimeOffset Until, ApiAnswer Answer)? PauseOf(WeChatAccount account, string path) =>
        pauses.TryGetValue((account.Name, path), out var pause) && clock.GetUtcNow() < pause.Until ? pause : null;

    private async Task<ApiAnswer> ReactAsync(WeChatAccount account, string path, ApiAnswer answer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? until = answer.Error.Reaction switch
        {
            Reaction.SlowDown => now + Pause,
            Reaction.Tomorrow => CityTime.At(CityTime.Today(now).AddDays(1), new TimeOnly(0, 1)),
            _ => null,
        };
        if (until is { } end)
            pauses[(account.Name, path)] = (end, answer);
        if (answer.Error.Reaction is Reaction.Operator or Reaction.RenewToken or Reaction.Tomorrow)
        {
            log.LogError("WeChat {Account}: {Path} was refused: {Reason}", account.Name, path, answer.Reason);
            await alarms.RaiseAsync(account.Channel, answer.Code, $"{answer.Error.Meaning}（{path}，{answer.Reason}）", cancellation);
        }

        return answer;
    }
}
