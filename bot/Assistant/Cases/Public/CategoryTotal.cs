namespace ResidentAssistant.Assistant.Cases;

/// <summary>How many cases of a category were received.</summary>
/// <param name="Category">Its name.</param>
/// <param name="Received">Null: fewer than 5, or not told so that another number below 5 cannot be reckoned from it.</param>
/// <param name="IsFew">Fewer than 5.</param>
public sealed record CategoryTotal(string Category, int? Received, bool IsFew);
