namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Everything that is due in one conversation, in order; the channel makes as few messages of it as it can.</summary>
/// <param name="Budget">Messages that may be sent; null: no limit.</param>
/// <param name="Acceptances">Notices outside the conversation that the resident has agreed to.</param>
/// <param name="Noticed">The resident was already told that something waits.</param>
/// <param name="Discreet">A notice outside the conversation says nothing of what waits (悄悄聊).</param>
public sealed record DeliveryBatch(string Channel, string Address, IReadOnlyList<DeliveryLine> Lines, int? Budget, int Acceptances, bool Noticed,
    bool Discreet = false);
