namespace ResidentAssistant.Knowledge;

/// <summary>A term to look up, with the weight its score is multiplied by.</summary>
internal readonly record struct QueryTerm(string Field, string Term, float Weight);
