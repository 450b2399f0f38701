namespace ResidentAssistant.Assistant.Cases;

/// <summary>What <see cref="VerifyCases"/> found.</summary>
/// <param name="Cases">How many were replayed.</param>
/// <param name="Events">How many events they have.</param>
/// <param name="Differences">Cases that do not follow from their log, with the parts that differ.</param>
public sealed record CaseVerification(int Cases, long Events, IReadOnlyList<(string Number, IReadOnlyList<string> Parts)> Differences);
