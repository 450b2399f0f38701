using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's word on an answered case, given on the resident's own page (评价).</summary>
public sealed class RateCase(Transactions transactions, ConversationFeed feed, ChangeOwnCase change, TimeProvider clock)
{
    /// <summary>Nothing is said in the conversation.</summary>
    /// <param name="conversationId">Whose: only cases of its resident.</param>
    /// <param name="number">Of the case.</param>
    /// <param name="word">A verdict or a rating.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>False when the resident has no such case, it waits for no such word, or it was changed meanwhile.</returns>
    public async Task<bool> RunAsync(Guid conversationId, string number, CaseCommand word, CancellationToken cancellation)
    {
        try
        {
            var told = await transactions.RunAsync(db => ApplyAsync(db, conversationId, number, word, cancellation), cancellation);
            if (told is not { } conversation)
                return false;
            feed.Publish(conversation);
            return true;
        }
        catch (DbUpdateException failure) when (Transactions.IsConflict(failure))
        {
            return false;
        }
    }

    private async Task<Guid?> ApplyAsync(AppDb db, Guid conversationId, string number, CaseCommand word, CancellationToken cancellation)
    {
        var residents = db.Conversations.Where(c => c.Id == conversationId && c.LeftAt == null).Select(c => (Guid?)c.ResidentId);
        return await db.Cases.FirstOrDefaultAsync(c => c.Number == number && residents.Contains(c.ResidentId), cancellation) is { } rated
            && await change.RunAsync(db, rated, word, clock.GetUtcNow(), cancellation) == CaseChange.Done ? rated.ConversationId : null;
    }
}
