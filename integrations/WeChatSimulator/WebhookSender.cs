using System.Net;
using System.Text;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>Pushes to a webhook as WeChat does: five seconds for each post, three posts in all, then the failure line.</summary>
internal sealed class WebhookSender(SimulatedWeChat world) : IDisposable
{
    public const string FailureLine = "该公众号提供的服务出现故障，请稍后再试";

    /// <summary>After this the connection is cut.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int Attempts = 3;

    /// <summary>How long a message held back for <see cref="PushTrouble.OutOfOrder"/> waits for one to overtake it.</summary>
    private static readonly TimeSpan HeldBack = TimeSpan.FromSeconds(3);

    /// <summary>How long a connection that breaks holds at most; an answer that comes before is lost with it.</summary>
    private static readonly TimeSpan BeforeCut = TimeSpan.FromMilliseconds(150);

    private readonly HttpClient http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = Patience })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private TaskCompletionSource? overtaken;

    /// <summary>Asks whether the server address is the account's: with a wrong signature first, which it must refuse.</summary>
    public Task<bool> EnableAsync(SimulatedAccount account) => WebhookVerifier.EnableAsync(world, account, http);

    /// <param name="person">Whose screen shows how it ends; null for events without one.</param>
    public async Task<PushResult> PushAsync(SimulatedAccount account, SimulatedPerson? person, PushMessage message)
    {
        Count(person, 1);
        try
        {
            return await PushCountedAsync(account, person, message);
        }
        finally
        {
            Count(person, -1);
        }
    }

    private async Task<PushResult> PushCountedAsync(SimulatedAccount account, SimulatedPerson? person, PushMessage message)
    {
        if (account.Webhook is null || (!account.Enabled && !await EnableAsync(account)))
            return End(account, person, message, new PushResult(PushEnd.NotPushed, 0, Why: "服务器地址没有通过验证"));
        var fault = world.Faults.TakePush(person?.OpenId);
        if (fault.Trouble != PushTrouble.None)
            world.Log.Add(Happening.Fault, account.Name, person?.OpenId, "故障：" + LogTexts.Of(fault.Trouble));
        if (fault.Trouble == PushTrouble.OutOfOrder)
            await HoldBackAsync();
        var result = fault.Trouble == PushTrouble.Duplicate ? await TwiceAsync(account, message) : await RoundsAsync(account, message, fault);
        Interlocked.Exchange(ref overtaken, null)?.TrySetResult();
        return End(account, person, message, result);
    }

    public void Dispose() => http.Dispose();

    private void Count(SimulatedPerson? person, int step)
    {
        lock (world.Gate)
            person?.Pushing += step;
    }

    /// <summary>Two copies at once; of two replies WeChat shows one.</summary>
    private async Task<PushResult> TwiceAsync(SimulatedAccount account, PushMessage message)
    {
        var first = RoundsAsync(account, message, PushFault.None);
        await Task.Delay(TimeSpan.FromMilliseconds(world.Chance.Below(40)));
        var results = await Task.WhenAll(first, RoundsAsync(account, message, PushFault.None));
        var best = results.FirstOrDefault(r => r.End == PushEnd.Reply) ?? results.FirstOrDefault(r => r.End == PushEnd.Silent) ?? results[0];
        if (results.All(r => r.End == PushEnd.Reply) && results[0].Reply!.Source != results[1].Reply!.Source)
            world.Log.Add(Happening.Fault, account.Name, message.From, "两份同样的消息得到了不同的回复", detail: results[1].Reply!.Source);
        return best with { Posts = results.Sum(r => r.Posts) };
    }

    private async Task HoldBackAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref overtaken, mine)?.TrySetResult();
        await Task.WhenAny(mine.Task, Task.Delay(HeldBack, world.Timers));
    }

    private async Task<PushResult> RoundsAsync(SimulatedAccount account, PushMessage message, PushFault fault)
    {
        var reader = new ReplyReader(world, account);
        string? why = null;
        for (var post = 1; post <= Attempts; post++)
        {
            var (status, body, failure) = await PostAsync(account, message, post <= fault.Posts ? fault : PushFault.None);
            world.Log.Add(Happening.Post, account.Name, message.From, $"第 {post} 次推送 {message.Title} → {(body is null ? failure : $"HTTP {status}")}",
                account.Webhook!.AbsolutePath, status, body is null ? null : Encoding.UTF8.GetString(body));
            if (body is null)
            {
                why = failure;
                continue;
            }

            return reader.Read(message, status, body) switch
            {
                ReplyReading.Silence => new PushResult(PushEnd.Silent, post, Status: status),
                ReplyReading.Shown(var line) when message.Answerable => new PushResult(PushEnd.Reply, post, line, Status: status),
                ReplyReading.Shown => new PushResult(PushEnd.Silent, post, Why: "这种事件的回复不会显示", Status: status),
                ReplyReading.Bad(var bad) => new PushResult(message.Answerable ? PushEnd.FailureLine : PushEnd.Unseen, post, Why: bad, Status: status),
                _ => throw new InvalidOperationException(),
            };
        }

        return new PushResult(message.Answerable ? PushEnd.FailureLine : PushEnd.Unseen, Attempts, Why: why);
    }

    /// <returns>The answer, or why there was none.</returns>
    private async Task<(int Status, byte[]? Body, string? Failure)> PostAsync(SimulatedAccount account, PushMessage message, PushFault fault)
    {
        using var request = new PushEnvelope(world, account).Request(message, fault.Trouble);
        using var cut = new CancellationTokenSource(Patience, world.Timers);
        try
        {
            var answer = AnswerAsync(request, cut.Token);
            if (fault.Trouble == PushTrouble.Slow)
                await Task.Delay(fault.Delay, world.Timers, cut.Token);
            if (fault.Trouble == PushTrouble.Cut)
            {
                await Task.WhenAny(answer, Task.Delay(BeforeCut, world.Timers, CancellationToken.None));
                await cut.CancelAsync();
                await answer.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                return (0, null, "连接断开");
            }

            var (status, body) = await answer;
            return (status, body, null);
        }
        catch (OperationCanceledException)
        {
            return (0, null, "5 秒没有回答");
        }
        catch (HttpRequestException failure)
        {
            return (0, null, $"连不上（{failure.HttpRequestError}）");
        }
    }

    private async Task<(int Status, byte[] Body)> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return ((int)response.StatusCode, response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsByteArrayAsync(cancellation) : []);
    }

    private PushResult End(SimulatedAccount account, SimulatedPerson? person, PushMessage message, PushResult result)
    {
        if (person is not null && result.Reply is { } line)
            world.Show(person, line);
        if (person is not null && result.End == PushEnd.FailureLine)
            world.Show(person, ScreenLine.OfSystem(FailureLine));
        world.Log.Add(Happening.Outcome, account.Name, message.From,
            $"{message.Title}：{LogTexts.Of(result.End)}{(result.Why is null ? "" : $"（{result.Why}）")}，推送 {result.Posts} 次", code: result.Status,
                detail: result.Reply?.Source);
        return result;
    }
}
