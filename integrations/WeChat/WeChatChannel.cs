using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>
/// Pushes what could not be said in a passive reply, as customer-service messages (客服消息). What these cannot carry is
/// kept for the resident's next contact, and announced by a subscription notice or a template message where the account has them.
/// </summary>
internal sealed class WeChatChannel(WeChatOptions options, WeChatApi api, TimeProvider clock, CityOptions city) : IPushChannel
{
    /// <summary>UTF-8 bytes of one customer-service text; more is refused with 45002.</summary>
    public const int TextLimit = 2048;

    private const string SendPath = "cgi-bin/message/custom/send";

    /// <summary>While an operator is needed, a message waits this long between attempts, and is not given up.</summary>
    private static readonly TimeSpan OperatorPause = TimeSpan.FromMinutes(10);

    /// <summary>Longer than the five seconds after which WeChat repeats a request that could still carry the reply.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(6);

    public bool Serves(string channel) => options.OfChannel(channel) is not null;

    public async Task<DeliveryReport> SendAsync(DeliveryBatch push, CancellationToken cancellation)
    {
        IReadOnlyList<int> sent = [.. push.Lines.Select(line => line.Sent)];
        if (options.OfChannel(push.Channel) is not { } account)
            return new DeliveryReport(new DeliveryResult.Hopeless($"没有设置 {push.Channel} 这个公众号"), sent);
        if (!account.CanPush)
            return await KeepAsync(account, push, new DeliveryReport(new DeliveryResult.Deferred("公众号不能主动发消息，等居民再来时送到"), sent), cancellation);
        if (push.Budget is <= 0)
            return await KeepAsync(account, push, new DeliveryReport(new DeliveryResult.Deferred("能主动发的条数用完了或时间过了，等居民再来时送到"), sent), cancellation);
        var messages = 0;
        var packed = WeChatPacker.Pack(push.Lines, TextLimit, push.Budget ?? int.MaxValue, clock.GetUtcNow());
        foreach (var message in packed)
        {
            var content = WeChatLinks.In(message.Text, city.Site, TextLimit);
            var answer = await api.CallAsync(account, SendPath, new { touser = push.Address, msgtype = "text", text = new { content } }, cancellation);
            if (answer.Code == 0)
            {
                (messages, sent) = (messages + 1, message.UpTo);
                continue;
            }

            var stopped =
                Stopped(account, answer, new DeliveryReport(new DeliveryResult.Delivered(), sent) { Messages = messages + (answer.MayHaveHappened ? 1 : 0) });
            return stopped.Result is DeliveryResult.Deferred ? await KeepAsync(account, push, stopped, cancellation) : stopped;
        }

        var done = new DeliveryReport(new DeliveryResult.Delivered(), sent) { Messages = messages };
        return sent.All(upTo => upTo == DeliveryReport.Whole)
            ? done
            : await KeepAsync(account, push, done with { Result = new DeliveryResult.Deferred("能主动发的条数不够，其余的等居民再来时送到") }, cancellation);
    }

    /// <summary>「对方正在输入」 in the resident's window; WeChat takes it away after 15 seconds or with the next message.</summary>
    public Task<ApiAnswer> ShowTypingAsync(WeChatAccount account, string openId, CancellationToken cancellation) =>
        api.CallAsync(account, "cgi-bin/message/custom/typing", new { touser = openId, command = "Typing" }, cancellation);

    private DeliveryReport Stopped(WeChatAccount account, ApiAnswer answer, DeliveryReport so) => answer.Error.Reaction switch
    {
        Reaction.OtherWay =>
            so with { Result = new DeliveryResult.Deferred($"{answer.Error.Meaning}（{answer.Reason}）"), Exhausted = answer.Code is 45015 or 45047 },
        Reaction.Stop => so with { Result = new DeliveryResult.Hopeless(answer.Reason) },
        Reaction.SlowDown or Reaction.Tomorrow => so with { Result = new DeliveryResult.Failed(answer.Reason, api.NotBefore(account, SendPath)) },
        Reaction.Operator or Reaction.RenewToken => so with { Result = new DeliveryResult.Failed(answer.Reason, clock.GetUtcNow() + OperatorPause) },
        _ => so with { Result = new DeliveryResult.Failed(answer.Reason, Unsure: answer.MayHaveHappened) },
    };

    /// <summary>Tells the resident once, outside the conversation, that something waits; whatever becomes of that, it is kept.</summary>
    private async Task<DeliveryReport> KeepAsync(WeChatAccount account, DeliveryBatch push, DeliveryReport delivery, CancellationToken cancellation)
    {
        if (push.Noticed || account.AppSecret is null)
            return delivery;
        if (account.Subscription is { } subscription && (push.Acceptances > 0 || subscription.LongTerm))
        {
            var answer = await api.CallAsync(
                account, "cgi-bin/message/subscribe/bizsend",
                    new { touser = push.Address, template_id = subscription.TemplateId, data = subscription.Data(push.Lines, push.Discreet) }, cancellation);
            var used = subscription.LongTerm ? 0 : answer.Code == 43101 ? push.Acceptances : answer.Code == 0 ? 1 : 0;
            delivery = delivery with { Noticed = answer.Code == 0, AcceptancesUsed = used };
        }

        if (delivery.Noticed || account.Template is not { } template)
            return delivery;
        var told = await api.CallAsync(
            account,
            "cgi-bin/message/template/send",
            new
            {
                touser = push.Address,
                template_id = template.TemplateId,
                client_msg_id = push.Lines[0].Activity.Id.ToString("N"),
                data = template.Data(push.Lines, push.Discreet)
            },
            cancellation);
        return delivery with { Noticed = told.Code == 0 };
    }
}
