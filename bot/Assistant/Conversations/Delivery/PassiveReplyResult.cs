namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What a turn gave to the request that waits for it.</summary>
/// <param name="Lines">Null: there is nothing to say.</param>
internal sealed record PassiveReplyResult(PassiveReplyLines? Lines);
