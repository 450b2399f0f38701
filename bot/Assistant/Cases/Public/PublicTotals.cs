namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What everybody may know of a month: numbers, and nothing of a single case. A number below <see cref="ReadPublicTotals.Fewest"/> is not told, nor a rate
/// from which it could be reckoned.
/// </summary>
/// <param name="Month">e.g. 2026-11.</param>
/// <param name="Received">收到; null: fewer than 5.</param>
/// <param name="Answered">答复了; null: fewer than 5.</param>
/// <param name="Solved">居民说已解决; null: fewer than 5.</param>
/// <param name="Satisfied">居民满意或基本满意; null: fewer than 5.</param>
/// <param name="Rates">Shares of them; null where too few stand behind it.</param>
/// <param name="Categories">Received, by the name of the category, the most first; those without cases are not named.</param>
public sealed record PublicTotals(
    string Month, int? Received, int? Answered, int? Solved, int? Satisfied, CaseRates Rates, IReadOnlyList<CategoryTotal> Categories);
