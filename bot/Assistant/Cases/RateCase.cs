using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's verdict on a closed case (评价): once, and however long it takes. In a turn, or on the resident's own page.</summary>
public sealed class RateCase(Transactions transactions, ConversationFeed feed, TimeProvider clock)
{
    /// <summary>Outside a turn; nothing is said in the conversation.</summary>
    /// <param name="conversationId">Whose: only cases of its resident.</param>
    /// <param name="number">Of the case.</param>
    /// <param name="rating">The verdict.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <returns>False when the resident has no such case, it is not closed, or it was rated or changed meanwhile.</returns>
    public async Task<bool> RunAsync(Guid conversationId, string number, Rating rating, CancellationToken cancellation)
    {
        try
        {
            var told = await transactions.RunAsync(db => ApplyAsync(db, conversationId, number, rating, cancellation), cancellation);
            if (told is not { } conversation)
                return false;
            feed.Publish(conversation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    internal static bool Apply(AppDb db, Case rated, Rating rating, DateTimeOffset now)
    {
        if (!rated.Rate(rating, now))
            return false;
        db.CaseEvents.Add(new CaseEvent(rated.Id, rated.State, null, CaseTexts.RatingName(rating), now));
        db.Announce(CaseTopics.OfUnit(rated.UnitId));
        return true;
    }

    private async Task<Guid?> ApplyAsync(AppDb db, Guid conversationId, string number, Rating rating, CancellationToken cancellation)
    {
        var residents = db.Conversations.Where(c => c.Id == conversationId && c.LeftAt == null).Select(c => c.ResidentId);
        var rated = await db.Cases.FirstOrDefaultAsync(c => c.Number == number && residents.Contains(c.ResidentId), cancellation);
        return rated is not null && Apply(db, rated, rating, clock.GetUtcNow()) ? rated.ConversationId : null;
    }
}
