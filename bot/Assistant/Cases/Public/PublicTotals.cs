namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What everybody may know of a month: numbers of the whole city, and nothing of a single case. A category with fewer than
/// <see cref="ReadPublicTotals.Fewest"/> cases is named without its number.
/// </summary>
/// <param name="Month">e.g. 2026-11.</param>
/// <param name="Received">收到</param>
/// <param name="Answered">答复了</param>
/// <param name="Solved">居民说已解决</param>
/// <param name="Satisfied">居民满意或基本满意</param>
/// <param name="Rates">Shares of them.</param>
/// <param name="Categories">Received, by the name of the category, the most first; those without cases are not named.</param>
public sealed record PublicTotals(
    string Month, int Received, int Answered, int Solved, int Satisfied, CaseRates Rates, IReadOnlyList<CategoryTotal> Categories);
