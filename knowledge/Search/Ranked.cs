namespace ResidentAssistant.Knowledge;

/// <summary>A document number of the searcher and its score.</summary>
internal readonly record struct Ranked(int Doc, float Score);
