using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>What holds of every stored transcript, whatever happened while it was written.</summary>
internal static class Transcripts
{
    /// <summary>The lines of a conversation in order; fails when their numbers have a gap or a double.</summary>
    public static async Task<List<Activity>> ReadAsync(TestCity city, Guid conversationId)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = await city.Transactions.ReadAsync(cancellation);
        var lines = await db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId).OrderBy(a => a.Sequence).ToListAsync(cancellation);
        var last = await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.LastSequence).SingleAsync(cancellation);
        Assert.Equal(Enumerable.Range(1, (int)last).Select(n => (long)n), lines.Select(a => a.Sequence));
        return lines;
    }

    /// <summary>Fails unless each message of the resident is done and has the given number of replies, which come in the order of the messages.</summary>
    public static void AreAnswered(IReadOnlyList<Activity> lines, int repliesEach = 1)
    {
        var messages = lines.Where(a => a.Speaker == Speaker.Resident).ToList();
        Assert.All(messages, message => Assert.Equal(TurnState.Done, message.Turn));
        var replies = lines.Where(a => a.ReplyTo is not null).ToList();
        Assert.Equal(messages.SelectMany(message => Enumerable.Repeat((Guid?)message.Id, repliesEach)), replies.Select(reply => reply.ReplyTo));
    }

    public static async Task<T> QueryAsync<T>(TestCity city, Func<AppDb, Task<T>> query)
    {
        await using var db = await city.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        return await query(db);
    }
}
