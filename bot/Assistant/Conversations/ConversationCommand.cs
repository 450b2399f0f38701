namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What changes who answers in a conversation.</summary>
public enum ConversationCommand
{
    /// <summary>The resident wants a person.</summary>
    Request,

    /// <summary>The resident does not want to wait any more.</summary>
    Withdraw,

    /// <summary>One person is asked to take over.</summary>
    Offer,

    /// <summary>Who was asked does not take over, or has not answered in time.</summary>
    Decline,

    /// <summary>A person takes over.</summary>
    Claim,

    /// <summary>The person gives the conversation back to the assistant.</summary>
    GiveBack,

    /// <summary>The person cannot go on: the resident waits for another.</summary>
    Requeue,

    /// <summary>The resident leaves, or somebody else may have come in.</summary>
    End,
}
