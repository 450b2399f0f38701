namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What the end of the period depends on.</summary>
/// <param name="Wages">The dispute is about unpaid wages.</param>
/// <param name="Begins">Day the violation was known; of unpaid wages the day employment ended, null while it lasts.</param>
/// <param name="Interrupted">Last day the employer was asked, an authority was asked for help, or the employer agreed; null: never.</param>
public sealed record LabourDispute(bool Wages, DateOnly? Begins, DateOnly? Interrupted = null);
