namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How the state of a conversation changes; nothing else changes it.</summary>
public static class ConversationStates
{
    /// <returns>The next state; null refuses: what is asked for cannot be done in this one.</returns>
    public static ConversationState? After(this ConversationState state, ConversationCommand command) => (state, command) switch
    {
        (ConversationState.Assistant, ConversationCommand.Request) => ConversationState.Waiting,
        (ConversationState.Waiting, ConversationCommand.Offer) => ConversationState.Offered,
        (ConversationState.Offered, ConversationCommand.Decline) => ConversationState.Waiting,
        (ConversationState.Waiting or ConversationState.Offered, ConversationCommand.Withdraw) => ConversationState.Assistant,
        (ConversationState.Waiting or ConversationState.Offered, ConversationCommand.Claim) => ConversationState.WithPerson,
        (ConversationState.WithPerson, ConversationCommand.GiveBack) => ConversationState.Assistant,
        (ConversationState.WithPerson, ConversationCommand.Requeue) => ConversationState.Waiting,
        (not ConversationState.Ended, ConversationCommand.End) => ConversationState.Ended,
        _ => null,
    };

    /// <summary>Whether the resident waits for a person.</summary>
    public static bool IsInQueue(this ConversationState state) => state is ConversationState.Waiting or ConversationState.Offered;
}
