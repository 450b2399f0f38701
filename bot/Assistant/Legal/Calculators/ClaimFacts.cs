namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What the end of the period depends on.</summary>
/// <param name="Begins">Due day, day of refusal, or day the harm and who did it were known; null: nothing of it yet.</param>
/// <param name="Harmed">Day of the harm, if it was before it was known.</param>
/// <param name="Interrupted">Last day the debtor was asked, agreed, or was taken to court; null: never.</param>
public sealed record ClaimFacts(Claim Claim, DateOnly? Begins, DateOnly? Harmed = null, DateOnly? Interrupted = null);
