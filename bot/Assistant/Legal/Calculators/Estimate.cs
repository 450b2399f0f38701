namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What a calculator found, in words for the resident.</summary>
/// <param name="Figure">The figure, range or day, in a sentence.</param>
/// <param name="Steps">How it came about.</param>
/// <param name="Notes">What else the law says about it.</param>
/// <param name="Basis">What all of it rests on.</param>
public sealed record Estimate(string Figure, IReadOnlyList<string> Steps, IReadOnlyList<string> Notes, IReadOnlyList<Source> Basis);
