namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What stands in a lawyer's reception at a moment, without any words.</summary>
/// <param name="Waiting">Everybody who waits, in the order in which they are served.</param>
/// <param name="Held">What this lawyer holds.</param>
public sealed record ReceptionGlance(IReadOnlyList<HandoffSession> Waiting, IReadOnlyList<HeldLine> Held);
