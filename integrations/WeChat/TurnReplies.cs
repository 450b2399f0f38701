using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>One bubble of the answer to a message, as WeChat shows it.</summary>
/// <param name="Passive">It went, or began to go, in the answer to the resident's own request.</param>
/// <param name="Untouched">Nobody has delivered it or tried to.</param>
internal sealed record TurnReply(Guid Id, DateTimeOffset At, string Text, bool Passive, bool Untouched)
{
    /// <summary>Everything said in answer to one message, in order. Only the last bubble's choices count, so only they get numbers.</summary>
    public static async Task<IReadOnlyList<TurnReply>> ReadAsync(AppDb db, Guid inboundActivityId, CancellationToken cancellation)
    {
        var rows = await db.Activities.AsNoTracking().Where(a => a.ReplyTo == inboundActivityId).OrderBy(a => a.Sequence)
            .Join(db.Outbox, a => a.Id, m => m.Id, (a, m) => new { Line = a, m.Passive, m.State, m.Attempts })
            .ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Line.Sequence).Select((row, index) => new TurnReply(
            row.Line.Id, row.Line.At, WeChatTexts.Line(row.Line, withChoices: index == rows.Count - 1),
            row.Passive, row.State == DeliveryState.Waiting && row.Attempts == 0))];
    }
}

/// <summary>
/// What a passive reply carries of an answer: as many whole bubbles as fit, or the beginning of the first. Computed from
/// the bubbles alone, so that a repeated request and the push of the rest both come to the same cut.
/// </summary>
/// <param name="Text">Of the reply.</param>
/// <param name="Rest">Of the first bubble, still to be pushed; empty when it was carried to its end.</param>
internal sealed record PassiveShare(string Text, string Rest, IReadOnlyList<Guid> Whole, Guid? Begun)
{
    /// <summary>UTF-8 bytes; longer replies have been seen to fail at 2,048 with WeChat's failure line.</summary>
    public const int Limit = 1800;

    /// <param name="canPush">Otherwise nothing can follow: the answer is cut and says where the rest is.</param>
    public static PassiveShare Of(IReadOnlyList<TurnReply> replies, bool canPush)
    {
        var all = string.Join(WeChatTexts.BetweenBubbles, replies.Select(reply => reply.Text));
        if (WeChatTexts.Bytes(all) <= Limit)
            return new PassiveShare(all, "", [.. replies.Select(reply => reply.Id)], null);
        if (!canPush)
            return new PassiveShare(Shortened(all), "", [.. replies.Select(reply => reply.Id)], null);
        var (head, rest) = WeChatTexts.Cut(replies[0].Text, Limit);
        if (rest.Length > 0)
            return new PassiveShare(head, rest, [], replies[0].Id);
        var fitting = Enumerable.Range(1, replies.Count).Last(count => WeChatTexts.Bytes(string.Join(WeChatTexts.BetweenBubbles, replies.Take(count).Select(reply => reply.Text))) <= Limit);
        return Of([.. replies.Take(fitting)], canPush);
    }

    /// <summary>Keeps the numbered choices at the end: without them the resident could not go on.</summary>
    private static string Shortened(string text)
    {
        var choices = text.LastIndexOf(WeChatTexts.BetweenBubbles + WeChatTexts.Choose, StringComparison.Ordinal);
        var (body, tail) = choices < 0 ? (text, "") : (text[..choices], text[choices..]);
        tail = "\n" + WeChatTexts.RestOnTheWeb + tail;
        return WeChatTexts.Cut(body, Limit - WeChatTexts.Bytes(tail)).Head + tail;
    }
}
