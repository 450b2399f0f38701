using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Shows a resident in WeChat that a person is writing to them (正在输入). A hint: whatever goes wrong, nothing is lost.</summary>
internal sealed class WeChatTyping(Typing typing, WeChatOptions options, WeChatChannel channel, Transactions transactions, ILogger<WeChatTyping> log)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Accounts.Values.Any(account => account.CanPush))
            typing.HintedHere += Show;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        typing.HintedHere -= Show;
        return Task.CompletedTask;
    }

    /// <summary>Only where the hint was given: else WeChat would be told by each node.</summary>
    private void Show(TypingHint hint)
    {
        if (hint.Speaker is Speaker.Lawyer or Speaker.Staff)
            _ = ShowAsync(hint.ConversationId);
    }

    private async Task ShowAsync(Guid conversationId)
    {
        try
        {
            await using var db = await transactions.ReadAsync(CancellationToken.None);
            var conversation = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId);
            if (conversation is { LeftAt: null } && options.OfChannel(conversation.Channel) is { CanPush: true } account)
                await channel.ShowTypingAsync(account, conversation.Address, CancellationToken.None);
        }
        catch (Exception failure)
        {
            log.LogWarning("That somebody is writing could not be shown: {Failure}.", failure.GetType().Name);
        }
    }
}
