using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Writes lines of the transcript: what the city says is stored, and handed to the outbox where a channel must push.</summary>
public sealed class Transcript(IEnumerable<IPushChannel> pushChannels)
{
    private readonly IPushChannel[] pushChannels = [.. pushChannels];

    /// <summary>
    /// Takes the conversation's row lock until the transaction ends and loads it. This line decides between two nodes,
    /// two requests or a resident and a lawyer: the second waits here and then sees what the first has done.
    /// </summary>
    public static Task<Conversation?> LockAsync(AppDb db, Guid conversationId, CancellationToken cancellation) =>
        db.Locked(conversationId).AsAsyncEnumerable().SingleOrDefaultAsync(cancellation).AsTask();

    /// <summary>Adds a line; the caller holds the conversation's lock and commits.</summary>
    /// <param name="notice">The result of something the resident waits for: it may use the message that is kept in reserve.</param>
    public Activity Append(AppDb db, Conversation conversation, Activity activity, bool notice = false)
    {
        db.Activities.Add(activity);
        if (activity.Speaker != Speaker.Resident && PushChannel(conversation.Channel) is { } channel)
        {
            var patience = activity.ReplyTo is null ? TimeSpan.Zero : channel.Patience;
            var message = new OutboxMessage(activity, conversation.Channel, activity.At + patience, notice);

            // Nobody is there to push to: staff find it among what was not delivered.
            if (conversation.LeftAt is not null)
                message.End(new DeliveryResult.Hopeless(DeliveryTexts.AddressDeleted), activity.At);
            db.Outbox.Add(message);
        }

        return activity;
    }

    public IPushChannel? PushChannel(string channel) => Array.Find(pushChannels, c => c.Serves(channel));
}
