namespace ResidentAssistant.Assistant.Lectures;

/// <summary>How staff signing somebody up ended.</summary>
/// <param name="Why">Why not, in Chinese; null: it is done.</param>
/// <param name="Waits">There were not enough seats: the person waits, and is to be telephoned.</param>
public sealed record DoorSignUp(string? Why, bool Waits = false);
