namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The times of the weeks to come as they would be after a change.</summary>
/// <param name="Slots">The earliest first; none when the change cannot be made.</param>
/// <param name="WhyNot">Why it cannot be made, in a sentence for staff; null: it can.</param>
public sealed record SupplyPreview(IReadOnlyList<ComingSlot> Slots, string? WhyNot);
