using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The open case that was reported in this conversation last.</summary>
internal sealed class CaseInMind : IKnowMatter
{
    private static readonly TimeSpan InMind = TimeSpan.FromDays(30);

    public async Task<KnownMatter?> FindAsync(Turn turn)
    {
        var since = turn.Now - InMind;
        var own = await turn.Db.Cases.AsNoTracking()
            .Where(one => one.ConversationId == turn.Conversation.Id && !one.IsConfidential && one.CreatedAt > since && Case.OpenStates.Contains(one.State))
            .OrderByDescending(one => one.CreatedAt).FirstOrDefaultAsync(turn.Cancellation);
        return own is null ? null : new KnownMatter(CaseTexts.ReportedBefore(own), $"{own.Description}（诉求 {own.Number}）", own.CreatedAt);
    }
}
