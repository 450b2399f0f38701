using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's word on an answered case (评价): solved or not, and how it was. In a turn, or on the resident's own page.</summary>
public sealed class RateCase(Transactions transactions, ConversationFeed feed, ReadCaseRules rules, TimeProvider clock)
{
    /// <summary>Outside a turn; nothing is said in the conversation.</summary>
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
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || Transactions.IsUniqueViolation(failure))
        {
            return false;
        }
    }

    /// <summary>In a transaction of the caller, who knows whose case it is.</summary>
    internal async Task<CaseChange> ApplyAsync(AppDb db, Case rated, CaseCommand word, DateTimeOffset now, CancellationToken cancellation) =>
        await CaseLog.DoAsync(db, rated, word, CaseActor.Resident, await rules.RunAsync(db, cancellation), now, cancellation);

    private async Task<Guid?> ApplyAsync(AppDb db, Guid conversationId, string number, CaseCommand word, CancellationToken cancellation)
    {
        var residents = db.Conversations.Where(c => c.Id == conversationId && c.LeftAt == null).Select(c => (Guid?)c.ResidentId);
        return await db.Cases.FirstOrDefaultAsync(c => c.Number == number && residents.Contains(c.ResidentId), cancellation) is { } rated
            && await ApplyAsync(db, rated, word, clock.GetUtcNow(), cancellation) == CaseChange.Done ? rated.ConversationId : null;
    }
}
