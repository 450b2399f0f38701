using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>查看回复: what was kept is sent because the resident wrote; here it is only said when there is nothing.</summary>
public sealed class ReplyCapability : Capability
{
    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler> { ["replies.show"] = ShowAsync };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string> { [ReplyTexts.Show] = "replies.show" };

    private static async Task ShowAsync(Turn turn, string argument)
    {
        if (!await turn.Db.Outbox.AnyAsync(m =>
            m.ConversationId == turn.Conversation.Id && (m.State == DeliveryState.Waiting || m.State == DeliveryState.Deferred), turn.Cancellation))
            turn.Say(ReplyTexts.NothingKept);
    }
}
