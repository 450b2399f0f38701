using System.Collections.Concurrent;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Pushes what could not be said in a passive reply, as customer-service messages (客服消息).</summary>
internal sealed class WeChatChannel(WeChatOptions options, WeChatApi api, Transactions transactions, CityOptions city) : IPushChannel
{
    /// <summary>UTF-8 bytes of one customer-service text; more is refused with 45002.</summary>
    public const int TextLimit = 2048;

    // A message of several parts that failed half-way goes on where it stopped, so that a resident does not read the
    // beginning again with every attempt. Lost with the process: then the beginning comes twice.
    private readonly ConcurrentDictionary<Guid, int> partsSent = new();

    /// <summary>Longer than the five seconds after which WeChat repeats a request that could still carry the reply.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(6);

    public bool Serves(string channel) => options.OfChannel(channel) is not null;

    public async Task<DeliveryResult> SendAsync(string channel, string address, Activity activity, CancellationToken cancellation)
    {
        if (options.OfChannel(channel) is not { } account)
            return new DeliveryResult.Hopeless($"没有设置 {channel} 这个公众号");
        if (!account.CanPush)
            return new DeliveryResult.Hopeless($"公众号 {account.Name} 没有设置 AppSecret，不能主动发消息；请设置 WeChat__Accounts__{account.Name}__AppSecret");
        var parts = WeChatTexts.Split(await TextAsync(activity, cancellation), TextLimit);
        for (var sent = partsSent.GetValueOrDefault(activity.Id); sent < parts.Count; sent++)
        {
            var content = WeChatLinks.In(parts[sent], city.Site, TextLimit);
            var answer = await api.CallAsync(account, "cgi-bin/message/custom/send", new { touser = address, msgtype = "text", text = new { content } }, cancellation);
            if (answer.Code == 0)
            {
                partsSent[activity.Id] = sent + 1;
                continue;
            }

            if (!IsHopeless(answer.Code))
                return new DeliveryResult.Failed(answer.Reason);
            partsSent.TryRemove(activity.Id, out _);
            return new DeliveryResult.Hopeless(answer.Reason);
        }

        partsSent.TryRemove(activity.Id, out _);
        return new DeliveryResult.Delivered();
    }

    /// <summary>The line, or what is left of it when a passive reply carried the beginning.</summary>
    private async Task<string> TextAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.ReplyTo is not { } inbound)
            return WeChatTexts.Line(activity, withChoices: true);
        await using var db = await transactions.ReadAsync(cancellation);
        var replies = await TurnReply.ReadAsync(db, inbound, cancellation);
        var mine = replies.Single(reply => reply.Id == activity.Id);
        return mine.Passive ? PassiveShare.Of([mine], canPush: true).Rest : mine.Text;
    }

    private static bool IsHopeless(int code) => code switch
    {
        // The window of 48 hours is over, or the few messages it allows are used up; the resident has to write first.
        45015 or 45047 => true,

        // Not a follower, unknown, blocked by us, switched messages off, restricted.
        40003 or 43004 or 43019 or 46004 or 48002 or 50002 or 50005 => true,

        // The account may not do this.
        48001 or 48004 or 48008 => true,

        // Our own mistake; the same bytes will not do better.
        40008 or 40033 or 44004 or 45002 or 47001 => true,
        _ => false,
    };
}
