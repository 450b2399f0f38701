namespace ResidentAssistant.Assistant.Cases;

/// <summary>A webhook and how it goes with it.</summary>
/// <param name="Id">Of the webhook.</param>
/// <param name="Target">Host of the address: a token may stand in the rest.</param>
/// <param name="Owner">Name of the key or of the administrator.</param>
/// <param name="Events">Of which it wants to hear.</param>
/// <param name="Delivered">Taken, as far as it is kept.</param>
/// <param name="Waiting">To be tried yet.</param>
/// <param name="Failed">Given up.</param>
/// <param name="LastAt">When it was tried last; null: never.</param>
public sealed record WebhookLine(
    Guid Id, string Target, string Owner, IReadOnlyList<string> Events, int Delivered, int Waiting, int Failed, DateTimeOffset? LastAt);
