namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>One of the answers to a question.</summary>
/// <param name="AlsoSaid">Words that mean it in an answer of the resident's own.</param>
public sealed record Option<TValue>(TValue Value, string Label, params IReadOnlyList<string> AlsoSaid);
